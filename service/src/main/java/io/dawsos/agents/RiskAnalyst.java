package io.dawsos.agents;

import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.Period;
import io.dawsos.portfolio.performance.Quotes;
import io.dawsos.portfolio.performance.Span;
import io.dawsos.portfolio.performance.Statistic;
import io.dawsos.portfolio.risk.AlignedReturns;
import io.dawsos.portfolio.risk.Drawdown;
import io.dawsos.portfolio.risk.RelativeStatistics;
import io.dawsos.portfolio.risk.RiskStatistics;
import io.dawsos.portfolio.risk.RollingWindow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells how much portfolios' returns varied. Thread-safe. */
public final class RiskAnalyst implements Agent {
  private static final int WINDOW = 63;

  private final PortfolioSeries series;

  /** An analyst over series. */
  public RiskAnalyst(PortfolioSeries series) {
    this.series = series;
  }

  @Override
  public String name() {
    return FinancialAnalyst.NAME;
  }

  /**
   * Which returns to look at.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the returns; null for the portfolio's own
   * @param from the date at whose end the period begins; null for since inception
   * @param riskFreeRate of a year, 0.03 for 3 %; null for 0
   * @param benchmark a commodity that packs price; null for none
   * @param benchmarkPortfolioId another portfolio, rather than a commodity; null for none
   * @param hedged whether the benchmark's return is that in its own currency; null for no
   * @param window number of returns of a rolling window, 2 or more; null for 63
   */
  public record RiskArguments(
      Portfolio portfolioId,
      @Nullable String currency,
      @Nullable LocalDate from,
      @Nullable BigDecimal riskFreeRate,
      @Nullable String benchmark,
      @Nullable Portfolio benchmarkPortfolioId,
      @Nullable Boolean hedged,
      @Nullable Integer window) {}

  /** Computes risk statistics of returns. */
  @Capability(
      value = "portfolio.risk",
      description =
          "Volatility, drawdown, Sharpe, Sortino and Calmar ratios of a portfolio, rolling windows,"
              + " and statistics against a benchmark.")
  public RiskResult risk(Pins pins, RiskArguments arguments) {
    int window = Objects.requireNonNullElse(arguments.window(), WINDOW);
    BigDecimal riskFree = Objects.requireNonNullElse(arguments.riskFreeRate(), BigDecimal.ZERO);
    if (window < 2 || riskFree.compareTo(BigDecimal.ONE.negate()) <= 0) {
      throw InvalidInput.of("window must be 2 or more, and risk_free_rate above -1");
    }
    DailySeries of = series.of(pins, arguments.portfolioId(), arguments.currency());
    Period.Located located = Period.since(arguments.from(), pins.pricingPackId().asOf()).in(of);
    Span span = located.span();
    String reason = located.reason();
    String currency = of.quotes().base().code();
    List<String> warnings = series.warnings(pins, of);
    if (span == null || reason != null) {
      Statistic none = Statistic.none(Objects.requireNonNull(reason));
      return new RiskResult(
          currency,
          span == null ? null : span.from(),
          span == null ? null : span.to(),
          0,
          riskFree,
          RiskResult.Statistics.of(new RiskStatistics(none, none, none, none), none),
          null,
          null,
          List.of(),
          warnings);
    }
    double[] rates = span.rates();
    Drawdown drawdown = Drawdown.of(span.from(), span.dates(), rates);
    return new RiskResult(
        currency,
        span.from(),
        span.to(),
        rates.length,
        riskFree,
        RiskResult.Statistics.of(
            RiskStatistics.of(rates, riskFree.doubleValue()),
            RiskStatistics.calmar(rates, span.length(), drawdown)),
        RiskResult.DrawdownLine.of(drawdown),
        relative(pins, arguments, span, riskFree.doubleValue()),
        RollingWindow.of(span.dates(), rates, window, riskFree.doubleValue()).stream()
            .map(RiskResult.WindowLine::of)
            .toList(),
        warnings);
  }

  private RiskResult.@Nullable Relative relative(
      Pins pins, RiskArguments arguments, Span span, double riskFree) {
    String index = arguments.benchmark();
    Portfolio other = arguments.benchmarkPortfolioId();
    boolean hedged = Objects.requireNonNullElse(arguments.hedged(), false);
    if (index != null && other != null) {
      throw InvalidInput.of("name either benchmark or benchmark_portfolio_id");
    }
    if (index != null) {
      return relative(index, hedged, withIndex(index, hedged, span), riskFree);
    }
    if (other == null) {
      return null;
    }
    CurrencyCode currency = hedged ? other.baseCurrency() : span.series().quotes().base();
    DailySeries of = series.of(pins, other, currency);
    return relative(
        other.name(), hedged, AlignedReturns.withPortfolio(span, of).orElse(null), riskFree);
  }

  private AlignedReturns withIndex(String index, boolean hedged, Span span) {
    if (!CurrencyCode.isValid(index)) {
      throw InvalidInput.of("benchmark is no commodity: give one that packs price");
    }
    CurrencyCode commodity = CurrencyCode.of(index);
    Quotes of = span.series().quotes();
    Quotes quotes = Quotes.load(series.history(), of.timeline(), Set.of(commodity), of.base());
    if (!quotes.isSecurity(commodity)) {
      throw InvalidInput.of(
          "no pack has a price of the benchmark %s: add it to packs.watch".formatted(index));
    }
    return AlignedReturns.withIndex(span, quotes, commodity, hedged);
  }

  private static RiskResult.Relative relative(
      String name, boolean hedged, @Nullable AlignedReturns returns, double riskFree) {
    return RiskResult.Relative.of(
        name,
        hedged,
        returns,
        returns == null
            ? RelativeStatistics.none("there is no time over which both have returns")
            : RelativeStatistics.of(returns, riskFree));
  }
}
