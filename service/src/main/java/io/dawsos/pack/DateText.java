package io.dawsos.pack;

import java.time.LocalDate;

/**
 * Prints dates as {@code yyyy-MM-dd}, faster where one follows itself, as in packs. Not
 * thread-safe.
 */
public final class DateText {
  private LocalDate last = LocalDate.EPOCH;
  private String text = last.toString();

  /** The date as text. */
  public String text(LocalDate date) {
    if (!date.equals(last)) {
      last = date;
      text = date.toString();
    }
    return text;
  }
}
