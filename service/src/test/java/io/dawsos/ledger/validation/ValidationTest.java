package io.dawsos.ledger.validation;

import static io.dawsos.ledger.InlineLedger.errors;
import static io.dawsos.ledger.InlineLedger.holdings;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {
  private static final String OPENS =
      """
      2020-01-01 open Assets:Bank
      2020-01-01 open Assets:Bank:Savings
      2020-01-01 open Equity:Opening
      2020-01-02 * "Deposit"
        Assets:Bank  10.00 USD
        Equity:Opening
      2020-01-02 * "Saved"
        Assets:Bank:Savings  5.00 USD
        Equity:Opening
      """;

  @ParameterizedTest
  @CsvSource({
    "15.00, true", // 10 + 5, sub-accounts count
    "15.01, true", // half a cent, twice
    "15.02, false",
    "15, true", // a whole number must match exactly
    "16, false",
    "16 ~ 1.00, true",
    "16 ~ 0.99, false"
  })
  void aBalanceHoldsWithinItsTolerance(String amount, boolean holds) {
    LedgerSnapshot snapshot = load("2020-01-03 balance Assets:Bank " + amount + " USD");

    assertThat(snapshot.errors().isEmpty()).isEqualTo(holds);
  }

  @Test
  void aBalanceHoldsAtTheStartOfItsDay() {
    assertThat(errors(load("2020-01-02 balance Assets:Bank 0 USD"))).isEmpty();
  }

  @Test
  void theMultiplierWidensTheTolerance() {
    LedgerSnapshot snapshot =
        load("option \"tolerance_multiplier\" \"1.5\"\n2020-01-03 balance Assets:Bank 15.03 USD");

    assertThat(snapshot.errors()).isEmpty();
  }

  @Test
  void aPadFillsWhatTheNextBalanceMisses() {
    // 100 - (10 + 5) = 85
    LedgerSnapshot snapshot =
        load(
            "2020-01-03 pad Assets:Bank Equity:Opening\n2020-01-04 balance Assets:Bank 100.00 USD");

    assertThat(snapshot.errors()).isEmpty();
    assertThat(holdings(snapshot, "Assets:Bank")).containsExactly("95.00 USD");
    assertThat(snapshot.transactions()).hasSize(3).last().hasFieldOrPropertyWithValue("flag", 'P');
  }

  @Test
  void aPadThatNothingNeedsIsAnError() {
    assertThat(errors(load("2020-01-03 pad Assets:Bank Equity:Opening")))
        .containsExactly("10 PadError");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-05 open Assets:Bank",
    "2020-01-05 close Assets:None",
    "2020-01-05 pad Assets:None Equity:Opening",
    "2020-01-05 note Assets:None \"text\"",
    "2019-12-31 note Assets:Bank \"text\""
  })
  void accountsAreOpenedOnceAndUsedWhileOpen(String directive) {
    assertThat(errors(load(directive))).contains("10 ValidationError");
  }

  @Test
  void aClosedAccountMayStillBeAsserted() {
    LedgerSnapshot snapshot =
        load("2020-01-03 close Equity:Opening\n2020-01-05 balance Equity:Opening -15.00 USD");

    assertThat(snapshot.errors()).isEmpty();
  }

  @Test
  void anAccountHoldsOnlyItsCurrencies() {
    LedgerSnapshot snapshot =
        load(
            """
            2020-01-01 open Assets:Euros EUR
            2020-01-03 * "Wrong"
              Assets:Euros  1 USD
              Equity:Opening""");

    assertThat(errors(snapshot)).containsExactly("11 ValidationError");
  }

  @Test
  void differentBalancesOfOneDayContradictEachOther() {
    LedgerSnapshot snapshot =
        load("2020-01-03 balance Assets:Bank 15.00 USD\n2020-01-03 balance Assets:Bank 15.01 USD");

    assertThat(errors(snapshot)).containsExactly("11 ValidationError");
  }

  @ParameterizedTest
  @CsvSource({
    "1.00, -1.005, true", // a hundredth, halved
    "1.00, -1.006, false",
    "1, -1.001, false", // 0.001 / 2
    "1, -1, true"
  })
  void aTransactionBalancesWithinItsTolerance(String left, String right, boolean balances) {
    LedgerSnapshot snapshot =
        load(
            "2020-01-03 * \"\"\n  Assets:Bank  %s USD\n  Equity:Opening  %s USD"
                .formatted(left, right));

    assertThat(snapshot.errors().isEmpty()).isEqualTo(balances);
  }

  @Test
  void aDefaultToleranceCoversWholeNumbers() {
    LedgerSnapshot snapshot =
        load(
            """
            option "inferred_tolerance_default" "USD:0.002"
            2020-01-03 * ""
              Assets:Bank  1 USD
              Equity:Opening  -1.001 USD""");

    assertThat(snapshot.errors()).isEmpty();
  }

  private static LedgerSnapshot load(String more) {
    return InlineLedger.load(OPENS + more + "\n");
  }
}
