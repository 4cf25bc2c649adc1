package io.dawsos.agents;

import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.portfolio.Classification;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.attribution.BrinsonFachler;
import io.dawsos.portfolio.attribution.Contribution;
import io.dawsos.portfolio.attribution.DayEffects;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.Period;
import io.dawsos.portfolio.performance.Span;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells where portfolios' returns come from. Thread-safe. */
public final class AttributionAnalyst implements Agent {
  private final PortfolioSeries series;

  /** An analyst over series. */
  public AttributionAnalyst(PortfolioSeries series) {
    this.series = series;
  }

  @Override
  public String name() {
    return FinancialAnalyst.NAME;
  }

  /**
   * Which return to explain.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the return; null for the portfolio's own
   * @param from the date at whose end the period begins; null for since inception
   */
  public record ContributionArguments(
      Portfolio portfolioId, @Nullable String currency, @Nullable LocalDate from) {}

  /** Splits a return by what was held, and by price and currency. */
  @Capability(
      value = "portfolio.contribution",
      description =
          "What each commodity and currency contributed to a portfolio's return: local, currency,"
              + " interaction, income and fees.")
  public ContributionResult contribution(Pins pins, ContributionArguments arguments) {
    DailySeries of = series.of(pins, arguments.portfolioId(), arguments.currency());
    Period.Located located = Period.since(arguments.from(), pins.pricingPackId().asOf()).in(of);
    Span span = located.span();
    Contribution found =
        span == null
            ? Contribution.none(Objects.requireNonNull(located.reason()))
            : Contribution.of(span);
    return new ContributionResult(
        of.quotes().base().code(),
        span == null ? null : span.from(),
        span == null ? null : span.to(),
        ContributionResult.METHOD,
        found.reason() == null ? Rounded.of(found.total()) : null,
        found.reason(),
        ContributionResult.byCommodity(found),
        ContributionResult.byCurrency(found),
        series.warnings(pins, of));
  }

  /**
   * Which difference to explain.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param benchmarkPortfolioId the portfolio to compare with
   * @param currency the currency of the returns; null for the portfolio's own
   * @param from the date at whose end the period begins; null for since inception
   */
  public record AttributionArguments(
      Portfolio portfolioId,
      Portfolio benchmarkPortfolioId,
      @Nullable String currency,
      @Nullable LocalDate from) {}

  /** Splits the difference to a benchmark by sector. */
  @Capability(
      value = "portfolio.brinson_attribution",
      description =
          "Allocation, selection and interaction of a portfolio against another, by sector.")
  public AttributionResult brinson(Pins pins, AttributionArguments arguments) {
    DailySeries ours = series.of(pins, arguments.portfolioId(), arguments.currency());
    Portfolio benchmark = arguments.benchmarkPortfolioId();
    DailySeries theirs = series.of(pins, benchmark, ours.quotes().base());
    Span span = Period.since(arguments.from(), pins.pricingPackId().asOf()).in(ours).span();
    Span.Pair pair = span == null ? null : Span.shared(span, theirs).orElse(null);
    BrinsonFachler found =
        pair == null
            ? BrinsonFachler.none("there is no time over which both have returns")
            : BrinsonFachler.of(
                DayEffects.of(pair.first()),
                DayEffects.of(pair.second()),
                new Classification(series.ledger(pins, arguments.portfolioId()))::sector);
    boolean known = found.reason() == null;
    return new AttributionResult(
        ours.quotes().base().code(),
        benchmark.name(),
        pair == null ? null : pair.first().from(),
        pair == null ? null : pair.first().to(),
        AttributionResult.METHOD,
        known ? Rounded.of(found.portfolioReturn()) : null,
        known ? Rounded.of(found.benchmarkReturn()) : null,
        found.reason(),
        found.sectors().stream().map(AttributionResult.SectorLine::of).toList(),
        series.warnings(pins, ours));
  }
}
