package io.dawsos.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/**
 * Prices of made-up securities, the same for the same seed and date, by security: the order in
 * which an index takes rows fastest, so that the comparison is at its hardest.
 *
 * @param seed of the numbers
 * @param securities how many are priced on each date
 */
record GeneratedPrices(long seed, int securities) {
  private static final String[] CURRENCIES = {"USD", "EUR", "CAD", "GBP", "CHF", "JPY"};

  private interface Row {
    void write(String security, String close, String currency) throws IOException;
  }

  /** Writes the prices of these days as a price file; each names its currency and source. */
  void writeCsv(Path file, Iterable<LocalDate> dates) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("date,symbol,close,currency,source\n");
      for (LocalDate date : dates) {
        each(
            date,
            (security, close, currency) ->
                out.write(date + "," + security + "," + close + "," + currency + ",vendor\n"));
      }
    }
  }

  /** Writes the rows of {@code pack_price} that the pack of a date has, in COPY's text format. */
  void writeCopy(Path file, LocalDate date) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      each(
          date,
          (security, close, currency) ->
              out.write(
                  date
                      + "\t0\t"
                      + security
                      + "\t"
                      + close
                      + "\t"
                      + currency
                      + "\t"
                      + date
                      + "\tvendor\n"));
    }
  }

  private void each(LocalDate date, Row row) throws IOException {
    Random random = new Random(seed + date.toEpochDay());
    for (int i = 0; i < securities; i++) {
      int cents = 100 + random.nextInt(1_000_000);
      row.write(
          "S%07d".formatted(i),
          "%d.%02d".formatted(cents / 100, cents % 100),
          CURRENCIES[i % CURRENCIES.length]);
    }
  }
}
