package io.dawsos.provider.eurofxref;

import java.time.LocalDate;

/** Takes the rates of a file as they are read. */
@FunctionalInterface
public interface RateSink {
  /**
   * One rate.
   *
   * @param currency as the file spells it, such as {@code USD}
   * @param rate units of the currency per one euro, as the file spells it; not checked
   * @throws IllegalArgumentException to refuse the file at this place
   */
  void accept(LocalDate date, String currency, String rate);
}
