package io.dawsos.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A ledger of one share and some cash, and prices for it. */
final class Fixtures {
  /** A request for the newest pack whatever its status. */
  static final String PORTFOLIO = "22222222-2222-2222-2222-222222222222";

  private Fixtures() {}

  /** Writes the ledger and makes the installation read it. */
  static Dawsos withLedger(Dawsos dawsos) {
    Path ledger = dawsos.folder().resolve("main.beancount");
    write(
        ledger,
        """
        2025-01-02 open Assets:Cash CAD
        2025-01-02 open Assets:Broker
        2025-01-02 open Equity:Opening
        2025-01-02 * "Opening"
          Assets:Cash  1000.00 CAD
          Assets:Broker  3 AAPL {200.00 USD}
          Equity:Opening
        """);
    return dawsos.with("LEDGER_FILE", ledger.toString());
  }

  /** Another command line on the data and ledger of an installation. */
  static Dawsos on(Dawsos dawsos) {
    return withLedger(new Dawsos(dawsos.folder()));
  }

  /** Writes a price of the share and the rates that value it in CAD; returns the folder. */
  static Path prices(Dawsos dawsos, String date) {
    Path folder = dawsos.folder().resolve("quotes-" + date);
    write(
        folder.resolve("prices.csv"),
        "date,symbol,close,currency\n%s,AAPL,201.70,USD\n".formatted(date));
    write(
        folder.resolve("rates.csv"),
        "date,base,quote,rate\n%1$s,EUR,USD,1.1419\n%1$s,EUR,CAD,1.5665\n".formatted(date));
    return folder;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
