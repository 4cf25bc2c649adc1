package io.dawsos.ledger;

import static io.dawsos.ledger.InlineLedger.currency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerSnapshotTest {
  private static final LedgerSnapshot SNAPSHOT =
      InlineLedger.load(
          """
          1990-01-01 commodity HOOL
            name: "Hooli Inc."
            listed: 2004-08-19
          2020-01-01 open Assets:Shares
          2020-01-01 open Assets:Cash
          2020-01-01 open Equity:Opening
          2020-01-10 * "Buy"
            Assets:Shares  10 HOOL {5.00 USD}
            Assets:Cash
          2020-02-10 * "Sell"
            Assets:Shares  -10 HOOL {5.00 USD}
            Assets:Cash  50.00 USD
          2020-01-10 price HOOL 5.00 USD
          2020-01-10 price HOOL 5.10 USD
          2020-03-01 price HOOL 6.00 USD
          2020-03-01 price CAD 0.75 USD
          """);

  @Test
  void positionsHoldAtTheEndOfTheDay() {
    assertThat(SNAPSHOT.positionsAt(LocalDate.of(2020, 1, 9))).isEmpty();
    assertThat(SNAPSHOT.positionsAt(LocalDate.of(2020, 1, 10)))
        .extracting(held -> held.account() + " " + held.position())
        .containsExactly("Assets:Cash -50.00 USD", "Assets:Shares 10 HOOL {5.00 USD, 2020-01-10}");
  }

  @Test
  void manyDaysAskedForInAnyOrderGiveWhatEachGaveAtFirst() {
    LedgerSnapshot snapshot = InlineLedger.load(InlineLedger.deposits(60));
    LocalDate first = LocalDate.of(2020, 1, 1);

    for (int round = 0; round < 3; round++) {
      for (int day = 0; day < 60; day++) {
        int index = round == 1 ? 59 - day : day;
        assertThat(snapshot.positionsAt(first.plusDays(index)))
            .extracting(held -> held.position().units().number())
            .containsExactly(BigDecimal.valueOf(index + 1), BigDecimal.valueOf(-index - 1));
      }
    }
  }

  @Test
  void positionsThatReachZeroAreLeftOut() {
    assertThat(SNAPSHOT.positionsAt(LocalDate.of(2020, 2, 10))).isEmpty();
  }

  @Test
  void theNewestPriceOnOrBeforeADayIsFound() {
    assertThat(price(LocalDate.of(2020, 1, 9))).isNull();
    assertThat(price(LocalDate.of(2020, 2, 29))).isEqualByComparingTo("5.10");
    assertThat(price(LocalDate.of(2020, 3, 1))).isEqualByComparingTo("6.00");
  }

  @Test
  void pricesAreNotInverted() {
    assertThat(SNAPSHOT.prices().find(currency("USD"), currency("CAD"), InlineLedger.END))
        .isEmpty();
  }

  @Test
  void theLatestPriceOfEachPairIsListed() {
    assertThat(SNAPSHOT.prices().pairs()).hasToString("[CAD/USD, HOOL/USD]");
    assertThat(SNAPSHOT.prices().latest(LocalDate.of(2020, 2, 1)))
        .extracting(PricePoint::number)
        .containsExactly(new BigDecimal("5.10"));
    assertThat(SNAPSHOT.prices().latest(InlineLedger.END)).hasSize(2);
  }

  @Test
  void commoditiesCarryTheirMetadata() {
    assertThat(SNAPSHOT.commodity(currency("HOOL")).orElseThrow().metadata().text("name"))
        .hasValue("Hooli Inc.");
    assertThat(SNAPSHOT.commodity(currency("HOOL")).orElseThrow().metadata().text("listed"))
        .isEmpty();
    assertThat(SNAPSHOT.commodity(currency("CAD"))).isEmpty();
  }

  @Test
  void theDatesOfTheFirstAndLastTransactionAreKnown() {
    assertThat(SNAPSHOT.firstDate()).hasValue(LocalDate.of(2020, 1, 10));
    assertThat(SNAPSHOT.lastDate()).hasValue(LocalDate.of(2020, 2, 10));
    assertThat(InlineLedger.load("").lastDate()).isEmpty();
  }

  @Test
  void accountsAreThoseOpenedOrUsed() {
    assertThat(SNAPSHOT.accounts())
        .containsExactly("Assets:Cash", "Assets:Shares", "Equity:Opening");
  }

  @Test
  void aCommitIsFortyOrSixtyFourHexDigits() {
    assertThat(LedgerCommit.of("ab".repeat(20))).hasToString("ab".repeat(20));
    assertThatThrownBy(() -> LedgerCommit.of("AB".repeat(20)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LedgerCommit.of("ab".repeat(19)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static @Nullable BigDecimal price(LocalDate date) {
    return SNAPSHOT
        .prices()
        .find(currency("HOOL"), currency("USD"), date)
        .map(PricePoint::number)
        .orElse(null);
  }
}
