package io.dawsos.api;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** Reads parameters of requests, or says which is wrong with ARGUMENT_INVALID. */
final class QueryParameters {
  private static final int LAST_YEAR = 9_999;

  private QueryParameters() {}

  /** A date that the database knows too. */
  static LocalDate date(String name, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1
          && date.getYear() <= LAST_YEAR) { // the database knows fewer than Java
        return date;
      }
    } catch (DateTimeParseException e) {
      // said below, as for a year out of range
    }
    throw invalid("%s is not a date like 2025-12-31".formatted(name));
  }

  /** A number within bounds. */
  static int number(String name, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    throw invalid("%s is not a number from %d to %d".formatted(name, least, most));
  }

  /** What a function makes of the text that refuses others with an IllegalArgumentException. */
  static <T> T parsed(Function<String, T> parse, String text) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static DawsosException invalid(String reason) {
    String shown = reason.length() > 200 ? reason.substring(0, 200) + "…" : reason;
    return new DawsosException(
        ErrorCode.ARGUMENT_INVALID, shown, "docs/api.md lists the parameters");
  }
}
