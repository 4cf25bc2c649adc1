package io.dawsos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads the classes that commands load, for the archive that the launcher {@code dawsos} keeps
 * beside the jar. Run by it alone.
 */
public final class ClassArchive {
  /** A directive of each kind and a posting of each form. */
  private static final String LEDGER =
      """
      option "operating_currency" "USD"
      plugin "beancount.plugins.implicit_prices"
      include "included.beancount"
      pushtag #pushed
      2020-01-01 commodity AAPL
        name: "Apple"
      2020-01-01 open Assets:Cash  USD, EUR
      2020-01-01 open Assets:Shares "FIFO"
      2020-01-01 open Assets:Bank
      2020-01-01 pad Assets:Bank Equity:Opening
      2020-01-02 * "Payee" "Purchase" #tag ^link
        key: "value"
        Assets:Shares  10 AAPL {5.00 USD, 2020-01-02, "lot"}
        Assets:Cash
      2020-01-03 * "Sale"
        Assets:Shares  -5 AAPL {} @ 6.00 USD
          key: 1.00 USD
        Assets:Cash  30.00 USD
        Income:Gains
      2020-01-03 ! "Exchange"
        Assets:Cash  -(10.00 + 1.00) USD @@ 10.00 EUR
        Assets:Cash  10.00 EUR
      2020-01-03 * "Two currencies"
        Assets:Cash  1.00 EUR
        Assets:Bank  -1.00 EUR
        Assets:Cash  1.00 USD
        Assets:Bank  -1.00 USD
      2020-01-03 * "Lots of one commodity"
        Assets:Bank  1 AAPL {5.00 USD}
        Assets:Bank  1 AAPL {6.00 USD}
        Assets:Cash
      2020-01-04 * "One of the lots"
        Assets:Bank  -1 AAPL {6.00 USD}
        Assets:Cash
      2020-01-03 * "Off by a cent"
        Assets:Cash  10.00 EUR
        Assets:Cash  -10.01 EUR
      2020-01-04 balance Assets:Cash  -30.00 USD
      2020-01-04 balance Assets:Bank  10.00 USD
      2020-01-04 price AAPL  6.00 USD
      2020-01-04 note Assets:Cash "note"
      2020-01-04 event "location" "here"
      2020-01-04 query "name" "select"
      2020-01-04 custom "budget" Assets:Cash 1.00 USD
      2020-01-05 close Assets:Bank
      poptag #pushed
      """;

  private static final String INCLUDED =
      """
      2020-01-01 open Equity:Opening
      2020-01-01 open Income:Gains
      """;

  /** Large files are read by other classes. */
  private static final int LARGE = 600_000;

  private ClassArchive() {}

  /**
   * Lists packs, which fails where no database can be reached, then reads a ledger in every way
   * that needs no services, at last from a repository, which fails as its commit is missing.
   * Touches nobody's data.
   *
   * @param arguments a folder for the configuration and the ledger
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String ledger = write(folder.resolve("main.beancount"), LEDGER + "; " + "-".repeat(LARGE));
    write(folder.resolve("included.beancount"), INCLUDED);
    String configuration =
        write(
            folder.resolve("config.yml"),
            "database: {url: 'jdbc:postgresql://127.0.0.1:1/none'}\nledger: {file: '%s'}\n"
                .formatted(ledger));
    Path repository = folder.resolve(".git");
    Files.createDirectories(repository.resolve("objects"));
    Files.createDirectory(repository.resolve("refs"));
    write(repository.resolve("HEAD"), "1".repeat(40) + "\n");
    // First, as it is the one that configures logging.
    Main.run("pack", "list", "--config", configuration);
    Main.run("ledger", "check", "--config", configuration, ledger);
    Main.run("ledger", "check", "--json", "--config", configuration);
    Main.run("ledger", "summary", "--json", "--config", configuration, ledger);
    Main.run("ledger", "holdings", "--config", configuration);
    Main.run("ledger", "print", "--config", configuration);
    Main.run("ledger", "check", "--commit", "HEAD", "--config", configuration, ledger);
  }

  private static String write(Path file, String text) throws IOException {
    return Files.writeString(file, text).toString();
  }
}
