package io.dawsos.sample;

import java.util.List;
import java.util.stream.Collectors;

/** What a euro was worth on the days on which the opening holdings were bought; invented. */
final class OpeningRates {
  private static final List<String> EURO_IN_CAD_AND_USD =
      List.of(
          "2021-07-12 1.4771 1.1853",
          "2021-10-05 1.4598 1.1604",
          "2022-01-25 1.4241 1.1266",
          "2022-03-01 1.4163 1.1164",
          "2022-05-17 1.3519 1.0543",
          "2022-08-02 1.3141 1.0226",
          "2022-10-11 1.3406 0.9725",
          "2023-03-08 1.4549 1.0547",
          "2023-06-20 1.4443 1.0924");

  private OpeningRates() {}

  /** The price directives. */
  static String text() {
    return EURO_IN_CAD_AND_USD.stream()
        .map(line -> line.split(" "))
        .map(
            rate ->
                "%1$s price EUR %2$s CAD\n%1$s price EUR %3$s USD\n"
                    .formatted(rate[0], rate[1], rate[2]))
        .collect(Collectors.joining("", "\n", ""));
  }
}
