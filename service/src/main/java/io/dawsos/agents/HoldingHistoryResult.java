package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.performance.DailySeries.Day;
import io.dawsos.portfolio.performance.DailySeries.State;
import io.dawsos.portfolio.performance.HoldingDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A holding day by day, money rounded to the currency's digits.
 *
 * @param security the commodity
 * @param currency the currency of all values
 * @param days those on which something was held or happened, by date
 * @param warnings what a reader must know
 */
public record HoldingHistoryResult(
    String security, String currency, List<DayLine> days, List<String> warnings) {
  /**
   * A valuation day.
   *
   * @param pack by whose prices it is valued
   * @param price of one unit in {@code priceCurrency}; null where there is none
   * @param fxRate of that currency
   * @param value of all units; null without a price
   * @param weight share of the portfolio's value; null where that is not above zero
   * @param startFlow what was paid for it, at the start of the day
   * @param endFlow what it paid or was sold for, below zero, at the end of the day
   * @param timeWeighted the return since the valuation day before; null where there was no capital
   */
  public record DayLine(
      LocalDate date,
      String pack,
      BigDecimal units,
      @Nullable BigDecimal price,
      @Nullable String priceCurrency,
      @Nullable BigDecimal fxRate,
      @Nullable BigDecimal value,
      @Nullable BigDecimal weight,
      BigDecimal startFlow,
      BigDecimal endFlow,
      @Nullable BigDecimal timeWeighted) {
    private static DayLine of(HoldingDay of, CurrencyCode currency) {
      Day day = of.day();
      BigDecimal price = of.price();
      BigDecimal rate = of.rate();
      BigDecimal value = of.value();
      BigDecimal weight = of.weight();
      CurrencyCode priced = of.priceCurrency();
      return new DayLine(
          day.date(),
          day.pack().toString(),
          Plain.units(of.units()),
          price == null ? null : Plain.units(price),
          priced == null ? null : priced.code(),
          rate == null ? null : Plain.rate(rate),
          value == null ? null : Decimals.toCurrency(value, currency),
          weight == null ? null : Plain.weight(weight),
          Decimals.toCurrency(day.startFlow(), currency),
          Decimals.toCurrency(day.endFlow(), currency),
          value != null && day.state() == State.RETURN ? Rounded.of(day.rate()) : null);
    }
  }

  static HoldingHistoryResult of(
      String security, CurrencyCode currency, List<HoldingDay> days, List<String> warnings) {
    return new HoldingHistoryResult(
        security,
        currency.code(),
        days.stream().map(day -> DayLine.of(day, currency)).toList(),
        warnings);
  }
}
