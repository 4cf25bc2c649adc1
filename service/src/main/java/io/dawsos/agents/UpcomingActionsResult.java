package io.dawsos.agents;

import io.dawsos.money.Decimals;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.Split;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.income.UpcomingActions.Exchange;
import io.dawsos.portfolio.income.UpcomingActions.Payment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of corporate actions to come for held securities. Money is rounded to the
 * currency's digits.
 *
 * @param currency the currency of {@code expectedValue} and {@code accruedCash}
 * @param asofDate units are those held at the end of this date
 * @param until the last ex-date looked at
 * @param accruedCash dividends that went ex and are not paid, gross, at the pack's rates; null
 *     where a rate is missing
 * @param expectedCash dividends to come, likewise
 * @param dividends not paid yet, by ex-date
 * @param splits to come, by ex-date
 * @param warnings sources that disagree
 */
public record UpcomingActionsResult(
    String currency,
    LocalDate asofDate,
    LocalDate until,
    @Nullable BigDecimal accruedCash,
    @Nullable BigDecimal expectedCash,
    List<DividendLine> dividends,
    List<SplitLine> splits,
    List<String> warnings) {

  /**
   * A dividend.
   *
   * @param state {@code accrued} once the ex-date has passed, {@code expected} before
   * @param units entitled: held before the ex-date, or now
   * @param amount for one unit, gross
   * @param expected gross in {@code paidIn}
   * @param expectedValue at the rate of the pack; null without a rate
   */
  public record DividendLine(
      String security,
      String state,
      LocalDate exDate,
      @Nullable LocalDate recordDate,
      @Nullable LocalDate payDate,
      BigDecimal units,
      BigDecimal amount,
      BigDecimal expected,
      String paidIn,
      @Nullable BigDecimal expectedValue,
      @Nullable String missing,
      String source) {
    static DividendLine of(Payment payment, PackQuotes quotes) {
      Dividend dividend = payment.dividend();
      Figure value = value(payment, quotes);
      return new DividendLine(
          dividend.security().code(),
          payment.isAccrued() ? "accrued" : "expected",
          dividend.exDate(),
          dividend.recordDate(),
          dividend.payDate(),
          Plain.units(payment.units()),
          Plain.units(dividend.amount()),
          Decimals.toCurrency(payment.expected(), dividend.currency()),
          dividend.currency().code(),
          value.rounded(quotes.currency()),
          value.missing(),
          dividend.source());
    }
  }

  /**
   * A split.
   *
   * @param newUnits for every {@code oldUnits}
   * @param units held now
   * @param unitsAfter held then, if nothing else happens
   */
  public record SplitLine(
      String security,
      LocalDate exDate,
      BigDecimal newUnits,
      BigDecimal oldUnits,
      BigDecimal units,
      BigDecimal unitsAfter,
      String source) {
    static SplitLine of(Exchange exchange) {
      Split split = exchange.split();
      return new SplitLine(
          split.security().code(),
          split.exDate(),
          Plain.units(split.newUnits()),
          Plain.units(split.oldUnits()),
          Plain.units(exchange.units()),
          Plain.units(exchange.after()),
          split.source());
    }
  }

  /** What a payment is worth now. */
  static Figure value(Payment payment, PackQuotes quotes) {
    return quotes.rate(payment.dividend().currency()).times(payment.expected());
  }
}
