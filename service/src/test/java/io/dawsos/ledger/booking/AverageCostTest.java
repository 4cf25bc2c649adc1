package io.dawsos.ledger.booking;

import static io.dawsos.ledger.InlineLedger.errors;
import static io.dawsos.ledger.InlineLedger.holdings;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.model.Posting;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AverageCostTest {
  private static final LedgerRules AVERAGES = new LedgerRules(Dialect.V3, true);
  private static final String PURCHASES =
      """
      2020-01-01 open Assets:Shares "AVERAGE"
      2020-01-01 open Assets:Strict
      2020-01-01 open Assets:Cash
      2020-01-01 open Income:Gains
      2020-01-02 * "Bought"
        Assets:Shares  1 HOOL {10 USD}
        Assets:Shares  2 HOOL {11 USD}
        Assets:Cash  -32 USD
      2020-01-03 * "Bought"
        Assets:Strict  10 HOOL {100 USD, "a"}
        Assets:Strict  30 HOOL {120 USD}
        Assets:Cash
      """;

  @Test
  void aReductionTakesUnitsAtTheAverageCostOfTheOldestDate() {
    // (10 + 2 x 11) / 3 = 10.67, of which one is sold for 12
    LedgerSnapshot ledger =
        load("  Assets:Shares  -1 HOOL {}\n  Assets:Cash  12 USD\n  Income:Gains\n");

    assertThat(ledger.errors()).isEmpty();
    assertThat(holdings(ledger, "Assets:Shares"))
        .containsExactly("2 HOOL {10.66666666666666666666666667 USD, 2020-01-02}");
    assertThat(holdings(ledger, "Income:Gains"))
        .containsExactly("-1.33333333333333333333333333 USD");
  }

  @Test
  void mergingMovesAllLotsIntoOneByPostingsOfTheirOwn() {
    LedgerSnapshot ledger =
        load("  Assets:Strict  -4 HOOL {*}\n  Assets:Cash  500 USD\n  Income:Gains\n");

    assertThat(ledger.errors()).isEmpty();
    // (10 x 100 + 30 x 120) / 40 = 115
    assertThat(holdings(ledger, "Assets:Strict")).containsExactly("36 HOOL {115 USD, 2020-01-03}");
    assertThat(ledger.transactions().get(2).postings())
        .filteredOn(Posting::isMerging)
        .extracting(posting -> posting.units().number().toPlainString())
        .containsExactly("-10", "-30", "40");
    assertThat(merged(ledger)).isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void aSingleLotIsReducedAsItIs() {
    LedgerSnapshot ledger =
        load(
            """
              Assets:Strict  -30 HOOL {120 USD}
              Assets:Cash
            2020-01-05 * "Sold"
              Assets:Strict  -1 HOOL {*}
              Assets:Cash
            """);

    assertThat(holdings(ledger, "Assets:Strict"))
        .containsExactly("9 HOOL {100 USD, 2020-01-03, \"a\"}");
  }

  @Test
  void moreThanThereIsAndNamedLotsAreRefused() {
    assertThat(errors(load("  Assets:Shares  -4 HOOL {}\n  Assets:Cash\n")))
        .containsExactly("13 AmbiguousMatchError");
    assertThat(errors(load("  Assets:Shares  -1 HOOL {10 USD}\n  Assets:Cash\n")))
        .containsExactly("13 AmbiguousMatchError");
    assertThat(errors(load("  Assets:Shares  1 HOOL {10 USD, *}\n  Assets:Cash\n")))
        .containsExactly("13 ReductionError");
  }

  @Test
  void withoutTheSettingBothAreErrorsAsInBeancount() {
    String sales =
        """
        2020-01-04 * "Sold"
          Assets:Shares  -1 HOOL {}
          Assets:Cash
        2020-01-04 * "Sold"
          Assets:Strict  -40 HOOL {*}
          Assets:Cash
        """;

    assertThat(errors(InlineLedger.load(PURCHASES + sales)))
        .containsExactly("17 ParserError", "13 AmbiguousMatchError");
  }

  private static BigDecimal merged(LedgerSnapshot ledger) {
    return ledger.transactions().get(2).postings().stream()
        .filter(Posting::isMerging)
        .map(posting -> posting.units().number())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static LedgerSnapshot load(String postings) {
    return InlineLedger.load(PURCHASES + "2020-01-04 * \"Sold\"\n" + postings, AVERAGES);
  }
}
