package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.model.LedgerError;
import io.dawsos.money.CurrencyCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/ledger.md, which is taken from here: a test compares them. */
class LedgerLibraryTest {
  private static final String LEDGER =
      """
      option "booking_method" "FIFO"
      2025-01-01 open Assets:Broker
      2025-01-01 open Assets:Bank
      2025-01-01 open Income:Dividends
      2025-01-01 open Equity:Opening
      2025-01-02 * "Deposit"
        Assets:Bank  1000.00 CAD
        Equity:Opening
      2025-01-03 * "Purchase"
        Assets:Broker  10 XIU {30.00 CAD}
        Assets:Bank
      2025-02-03 * "Dividend"
        Assets:Bank  5.00 CAD
        Income:Dividends
      2025-03-03 * "Sale"
        Assets:Broker  -4 XIU {}
        Assets:Bank  120.00 CAD
      2025-03-03 price XIU  31.00 CAD
      """;

  @TempDir Path folder;

  @Test
  void theExampleRuns() throws IOException {
    Path file = Files.writeString(folder.resolve("main.beancount"), LEDGER);

    // example
    LedgerSnapshot ledger = new LedgerLoader().load(file);
    for (LedgerError error : ledger.errors()) {
      System.err.println(error); // main.beancount:7:3: what is wrong; what to do
    }

    LocalDate march = LocalDate.of(2025, 3, 31);
    CurrencyCode xiu = CurrencyCode.of("XIU");
    List<AccountPosition> lots = ledger.positionsAt("Assets", march);
    SortedMap<CurrencyCode, BigDecimal> units = ledger.balanceAt("Assets:Bank", march);
    List<TransactionPosting> trades = ledger.postingsOf(xiu);
    List<Flow> flows =
        ledger.flowsBetween(List.of("Assets", "Income"), LocalDate.of(2025, 1, 1), march);
    BigDecimal price =
        ledger.prices().find(xiu, CurrencyCode.of("CAD"), march).orElseThrow().number();
    // end of example

    assertThat(ledger.isSound()).isTrue();
    assertThat(lots)
        .extracting(held -> held.account() + " " + held.position())
        .containsExactly("Assets:Bank 825.00 CAD", "Assets:Broker 6 XIU {30.00 CAD, 2025-01-03}");
    assertThat(units).hasToString("{CAD=825.00}");
    assertThat(trades)
        .extracting(trade -> trade.transaction().narration())
        .containsExactly("Purchase", "Sale");
    assertThat(flows).extracting(flow -> flow.transaction().narration()).containsExactly("Deposit");
    assertThat(price).isEqualByComparingTo("31");
  }

  @Test
  void theDocumentShowsTheExampleAsItIsHere() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/dawsos/ledger/LedgerLibraryTest.java"));
    String example =
        source
            .substring(
                source.indexOf("// example\n") + 11, source.indexOf("    // end of example\n"))
            .stripTrailing();

    assertThat(Files.readString(Path.of("../docs/ledger.md"))).contains(example);
  }
}
