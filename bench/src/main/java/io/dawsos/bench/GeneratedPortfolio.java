package io.dawsos.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/** A made-up ledger that holds so many securities in three currencies, and their prices. */
record GeneratedPortfolio(int positions) {
  static final LocalDate DATE = LocalDate.of(2025, 10, 24);

  private static final String[] CURRENCIES = {"CAD", "EUR", "USD"};
  private static final String[] SECTORS = {
    "Energy", "Financials", "Health Care", "Industrials", "Technology", "Utilities"
  };

  /** Writes {@code ledger/main.beancount} and {@code prices/} under a data folder. */
  void write(Path data) throws IOException {
    Files.createDirectories(data.resolve("ledger"));
    Files.createDirectories(data.resolve("prices"));
    try (Writer ledger = Files.newBufferedWriter(data.resolve("ledger/main.beancount"));
        Writer prices = Files.newBufferedWriter(data.resolve("prices/prices.csv"))) {
      ledger.write("option \"operating_currency\" \"CAD\"\n2020-01-01 open Equity:Opening\n");
      prices.write("date,symbol,close,currency\n");
      prices.write(DATE + ",EUR,1.6276,CAD\n" + DATE + ",EUR,1.1612,USD\n");
      Random random = new Random(7);
      for (int i = 0; i < positions; i++) {
        String currency = CURRENCIES[i % CURRENCIES.length];
        String security = "S%04d".formatted(i);
        ledger.write(
            """
            2020-01-01 commodity %1$s
              name: "Security %1$s"
              sector: "%2$s"
            2020-01-01 open Assets:Broker:%3$s:%1$s %1$s
            2020-01-02 * "Opening"
              Assets:Broker:%3$s:%1$s  %4$d.%5$02d %1$s {%6$d.%7$02d %8$s}
              Equity:Opening
            """
                .formatted(
                    security,
                    SECTORS[random.nextInt(SECTORS.length)],
                    currency.charAt(0) + currency.substring(1).toLowerCase(java.util.Locale.ROOT),
                    1 + random.nextInt(900),
                    random.nextInt(100),
                    1 + random.nextInt(500),
                    random.nextInt(100),
                    currency));
        prices.write(
            "%s,%s,%d.%02d,%s%n"
                .formatted(DATE, security, 1 + random.nextInt(800), random.nextInt(100), currency));
      }
    }
  }
}
