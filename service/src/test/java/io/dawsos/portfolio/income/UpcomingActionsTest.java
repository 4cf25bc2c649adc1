package io.dawsos.portfolio.income;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.income.UpcomingActions.Exchange;
import io.dawsos.portfolio.income.UpcomingActions.Payment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpcomingActionsTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 6, 16);
  private static final AccountGlobs ALL = new AccountGlobs(List.of("Assets:*"));

  /** 10 AAA until 06-12, 14 from then on; no BBB. */
  private static final LedgerSnapshot LEDGER =
      InlineLedger.load(
          """
          2020-01-01 open Assets:Shares
          2020-01-01 open Equity:In
          2025-01-02 * "buy"
            Assets:Shares  10 AAA {10 USD}
            Equity:In
          2025-06-12 * "buy"
            Assets:Shares  4 AAA {10 USD}
            Equity:In
          """);

  private static Dividend dividend(
      String security, String ex, @Nullable String pay, String amount, String source) {
    return new Dividend(
        SecurityId.of(security),
        LocalDate.parse(ex),
        null,
        pay == null ? null : LocalDate.parse(pay),
        new BigDecimal(amount),
        CurrencyCode.of("USD"),
        source);
  }

  private static List<Payment> payments(Dividend... dividends) {
    return UpcomingActions.payments(List.of(dividends), LEDGER, ALL, TODAY);
  }

  @Test
  void aDividendToComeIsExpectedForTheUnitsHeldNow() {
    // 14 × 0.25 = 3.50
    List<Payment> payments = payments(dividend("AAA", "2025-06-17", "2025-06-30", "0.25", "csv"));

    assertThat(payments).hasSize(1);
    assertThat(payments.get(0).expected()).isEqualByComparingTo("3.50");
    assertThat(payments.get(0).isAccrued()).isFalse();
  }

  @Test
  void oneThatWentExIsOwedForTheUnitsHeldTheDayBefore() {
    // bought 4 on the ex-date itself: 10 × 0.25 = 2.50
    List<Payment> payments = payments(dividend("AAA", "2025-06-12", "2025-06-30", "0.25", "csv"));

    assertThat(payments).hasSize(1);
    assertThat(payments.get(0).units()).isEqualByComparingTo("10");
    assertThat(payments.get(0).expected()).isEqualByComparingTo("2.50");
    assertThat(payments.get(0).isAccrued()).isTrue();
  }

  @Test
  void onePaidTodayOrWithoutAPayDateIsOver() {
    assertThat(
            payments(
                dividend("AAA", "2025-06-02", "2025-06-16", "0.25", "csv"),
                dividend("AAA", "2025-06-03", null, "0.25", "csv")))
        .isEmpty();
  }

  @Test
  void whatIsNotHeldPaysNothing() {
    assertThat(payments(dividend("BBB", "2025-06-17", null, "0.25", "csv"))).isEmpty();
  }

  @Test
  void oneDividendOfTwoSourcesCountsOnceAndADifferenceIsTold() {
    Dividend csv = dividend("AAA", "2025-06-17", null, "0.25", "csv");
    Dividend fmp = dividend("AAA", "2025-06-17", null, "0.24", "fmp");
    Dividend same = dividend("AAA", "2025-06-17", null, "0.250", "polygon");

    assertThat(payments(fmp, same, csv)).extracting(Payment::dividend).containsExactly(csv);
    assertThat(UpcomingActions.disagreements(List.of(fmp, same, csv)))
        .containsExactly("fmp tells another dividend of AAA on 2025-06-17: 0.24 USD");
  }

  @Test
  void aSplitToComeChangesTheUnitsAndAPastOneDoesNot() {
    // 14 × 3 ÷ 2 = 21
    Split past = split("2025-06-16");
    Split next = split("2025-06-17");

    List<Exchange> exchanges = UpcomingActions.exchanges(List.of(past, next), LEDGER, ALL, TODAY);

    assertThat(exchanges).extracting(Exchange::split).containsExactly(next);
    assertThat(exchanges.get(0).after()).isEqualByComparingTo("21");
  }

  private static Split split(String ex) {
    return new Split(
        SecurityId.of("AAA"), LocalDate.parse(ex), new BigDecimal("3"), new BigDecimal("2"), "csv");
  }
}
