package io.dawsos.ledger.booking;

import static io.dawsos.ledger.InlineLedger.errors;
import static io.dawsos.ledger.InlineLedger.holdings;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingTest {
  private static final String TWO_LOTS =
      """
      2020-01-01 open Assets:Cash
      2020-01-01 open Income:Gains
      2020-01-02 * "Buy"
        Assets:Shares  10 HOOL {5.00 USD}
        Assets:Cash
      2020-01-03 * "Buy, dearer"
        Assets:Shares  4 HOOL {7.00 USD, "second"}
        Assets:Cash
      """;

  @Test
  void theMissingAmountIsTheNegatedSumOfTheOthers() {
    // -(12.50 + 7.25) = -19.75
    LedgerSnapshot snapshot = transaction("Assets:A  12.50 USD", "Assets:A  7.25 USD", "Assets:B");

    assertThat(holdings(snapshot, "Assets:B")).containsExactly("-19.75 USD");
  }

  @Test
  void oneMissingAmountMayStandForSeveralCurrencies() {
    LedgerSnapshot snapshot = transaction("Assets:A  1 USD", "Assets:A  2 CAD", "Assets:B");

    assertThat(holdings(snapshot, "Assets:B")).containsExactly("-1 USD", "-2 CAD");
  }

  @Test
  void twoMissingAmountsAreAnErrorAndTheTransactionIsLeftOut() {
    LedgerSnapshot snapshot = transaction("Assets:A  1 USD", "Assets:B", "Assets:B");

    assertThat(errors(snapshot)).containsExactly("6 CategorizationError");
    assertThat(snapshot.transactions()).isEmpty();
  }

  @Test
  void missingUnitsFollowFromTheirPrice() {
    // 13.50 / 1.35 = 10
    LedgerSnapshot snapshot = transaction("Assets:A  CAD @ 1.35 USD", "Assets:B  -13.50 USD");

    assertThat(holdings(snapshot, "Assets:A")).containsExactly("10 CAD");
  }

  @Test
  void aMissingPriceFollowsFromTheOtherSide() {
    // |13.50 / 10| = 1.35
    LedgerSnapshot snapshot = transaction("Assets:A  10 CAD @ USD", "Assets:B  -13.50 USD");

    assertThat(snapshot.transactions().get(0).postings().get(0).price()).hasToString("1.35 USD");
  }

  @Test
  void aMissingCostFollowsFromTheOtherSide() {
    // 52.00 / 8 = 6.5
    LedgerSnapshot snapshot = transaction("Assets:A  8 HOOL {}", "Assets:B  -52.00 USD");

    assertThat(holdings(snapshot, "Assets:A")).containsExactly("8 HOOL {6.50 USD, 2020-01-02}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{5.00 USD}                        | {5.00 USD, 2020-01-02}", // as written
        "{{50.00 USD}}                     | {5.00 USD, 2020-01-02}", // 50 / 10
        "{5.00 # 9.00 USD}                 | {5.90 USD, 2020-01-02}", // 5 + 9 / 10
        "{2019-12-31, 5.00 USD}            | {5.00 USD, 2019-12-31}",
        "{\"lot\", 5.00 USD, 2019-12-31}   | {5.00 USD, 2019-12-31, \"lot\"}"
      })
  void costsAreWrittenInManyForms(String written, String lot) {
    LedgerSnapshot snapshot = transaction("Assets:A  10 HOOL " + written, "Assets:B");

    assertThat(snapshot.errors()).isEmpty();
    assertThat(holdings(snapshot, "Assets:A")).containsExactly("10 HOOL " + lot);
  }

  @ParameterizedTest
  @CsvSource({"FIFO, 3 HOOL {5.00 USD", "LIFO, 7 HOOL {5.00 USD", "HIFO, 7 HOOL {5.00 USD"})
  void theBookingMethodChoosesTheLot(String method, String remaining) {
    // FIFO takes 7 of the 10 at 5; LIFO and HIFO take the 4 at 7 and 3 of the 10 at 5.
    LedgerSnapshot snapshot = sell(method, "-7 HOOL {}");

    assertThat(snapshot.errors()).isEmpty();
    assertThat(holdings(snapshot, "Assets:Shares").get(0)).startsWith(remaining);
  }

  @ParameterizedTest
  @CsvSource({
    "STRICT, -7 HOOL {}, 12 AmbiguousMatchError",
    "STRICT, -11 HOOL {5.00 USD}, 12 AmbiguousMatchError",
    "STRICT, -1 HOOL {6.00 USD}, 12 ReductionError",
    "FIFO, -15 HOOL {}, 12 AmbiguousMatchError",
    "AVERAGE, -1 HOOL {5.00 USD}, 12 AmbiguousMatchError"
  })
  void aReductionWithoutItsLotsIsAnError(String method, String posting, String error) {
    LedgerSnapshot snapshot = sell(method, posting);

    assertThat(errors(snapshot)).contains(error);
    assertThat(holdings(snapshot, "Assets:Shares")).hasSize(2);
  }

  @Test
  void strictBookingTakesAllMatchingLotsWhenTheySumUp() {
    assertThat(holdings(sell("STRICT", "-14 HOOL {}"), "Assets:Shares")).isEmpty();
  }

  @Test
  void strictBookingBySizeTakesTheLotOfThatSize() {
    LedgerSnapshot snapshot = sell("STRICT_WITH_SIZE", "-4 HOOL {}");

    assertThat(snapshot.errors()).isEmpty();
    assertThat(holdings(snapshot, "Assets:Shares"))
        .containsExactly("10 HOOL {5.00 USD, 2020-01-02}");
  }

  @Test
  void aLabelSelectsItsLot() {
    assertThat(holdings(sell("STRICT", "-4 HOOL {\"second\"}"), "Assets:Shares"))
        .containsExactly("10 HOOL {5.00 USD, 2020-01-02}");
  }

  @Test
  void withoutMatchingAReductionIsALotOfItsOwn() {
    LedgerSnapshot snapshot = sell("NONE", "-4 HOOL {9.00 USD}");

    assertThat(holdings(snapshot, "Assets:Shares"))
        .hasSize(3)
        .contains("-4 HOOL {9.00 USD, 2020-01-04}");
  }

  private static LedgerSnapshot sell(String method, String posting) {
    return InlineLedger.load(
        "2020-01-01 open Assets:Shares \""
            + method
            + "\"\n"
            + TWO_LOTS
            + "\n\n2020-01-04 * \"Sell\"\n  Assets:Shares  "
            + posting
            + "\n  Income:Gains\n");
  }

  private static LedgerSnapshot transaction(String... postings) {
    return InlineLedger.load(
        "2020-01-01 open Assets:A\n2020-01-01 open Assets:B\n2020-01-02 * \"\"\n  "
            + String.join("\n  ", postings)
            + "\n");
  }
}
