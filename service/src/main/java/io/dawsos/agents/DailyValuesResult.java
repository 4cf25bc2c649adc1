package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.DailySeries.Day;
import io.dawsos.portfolio.performance.DailySeries.State;
import io.dawsos.portfolio.performance.ExternalFlow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The daily values of a portfolio and what flowed in and out, rounded to the currency's digits.
 *
 * @param currency the currency of all amounts
 * @param days the valuation days asked for, by date
 * @param flows the external flows that count on these days, by date
 * @param warnings what a reader must know
 */
public record DailyValuesResult(
    String currency, List<DayLine> days, List<FlowLine> flows, List<String> warnings) {
  /**
   * A valuation day.
   *
   * @param pack by whose prices it is valued
   * @param value at its end
   * @param startFlow what came in at its start
   * @param endFlow what came in or went out at its end, below zero for what went out
   * @param timeWeighted the return since the valuation day before; null on the first and where
   *     there was no capital
   */
  public record DayLine(
      LocalDate date,
      String pack,
      BigDecimal value,
      BigDecimal startFlow,
      BigDecimal endFlow,
      @Nullable BigDecimal timeWeighted) {
    private static DayLine of(Day day, CurrencyCode currency) {
      return new DayLine(
          day.date(),
          day.pack().toString(),
          Decimals.toCurrency(day.value(), currency),
          Decimals.toCurrency(day.startFlow(), currency),
          Decimals.toCurrency(day.endFlow(), currency),
          day.state() == State.RETURN ? Rounded.of(day.rate()) : null);
    }
  }

  /**
   * An external flow.
   *
   * @param date the day of the transaction
   * @param countedOn the valuation day on which it counts
   * @param amount above zero for what came in
   * @param timing {@code start} or {@code end} of that day
   * @param account the account on the other side
   */
  public record FlowLine(
      LocalDate date, LocalDate countedOn, BigDecimal amount, String timing, String account) {
    private static FlowLine of(ExternalFlow flow, CurrencyCode currency) {
      return new FlowLine(
          flow.date(),
          flow.countedOn(),
          Decimals.toCurrency(flow.amount(), currency),
          flow.timing().name().toLowerCase(Locale.ROOT),
          flow.account());
    }
  }

  static DailyValuesResult of(DailySeries series, @Nullable LocalDate from, List<String> warnings) {
    CurrencyCode currency = series.quotes().base();
    return new DailyValuesResult(
        currency.code(),
        series.days().stream()
            .filter(day -> from == null || !day.date().isBefore(from))
            .map(day -> DayLine.of(day, currency))
            .toList(),
        series.flows().stream()
            .filter(flow -> from == null || !flow.countedOn().isBefore(from))
            .map(flow -> FlowLine.of(flow, currency))
            .toList(),
        warnings);
  }
}
