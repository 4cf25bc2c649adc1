package io.dawsos.portfolio.performance;

import java.time.LocalDate;

/**
 * Days that could not be valued.
 *
 * @param what what was missing, such as {@code no price of ACME}
 * @param first the first such day
 * @param last the last such day
 * @param days how many
 */
public record Gap(String what, LocalDate first, LocalDate last, int days) {
  /** Says it in words. */
  public String text() {
    return days == 1
        ? "%s on %s".formatted(what, first)
        : "%s on %d days from %s to %s".formatted(what, days, first, last);
  }
}
