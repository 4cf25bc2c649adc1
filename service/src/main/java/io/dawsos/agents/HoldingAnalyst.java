package io.dawsos.agents;

import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.attribution.Contribution;
import io.dawsos.portfolio.income.HoldingEntry;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.HoldingDay;
import io.dawsos.portfolio.performance.HoldingReturn;
import io.dawsos.portfolio.performance.Period;
import io.dawsos.portfolio.performance.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks into one holding of a portfolio: what was done to it, and what it returned. Thread-safe.
 */
public final class HoldingAnalyst implements Agent {
  private final PortfolioLots lots;
  private final PortfolioSeries series;

  /** An analyst over lots and series. */
  public HoldingAnalyst(PortfolioLots lots, PortfolioSeries series) {
    this.lots = lots;
    this.series = series;
  }

  @Override
  public String name() {
    return FinancialAnalyst.NAME;
  }

  /**
   * What was done to what.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param security the commodity, as the ledger names it
   * @param currency the currency of the amounts; null for the portfolio's own
   * @param withholdingAccounts patterns of the expense accounts of withheld tax
   */
  public record TransactionArguments(
      Portfolio portfolioId,
      String security,
      @Nullable String currency,
      List<String> withholdingAccounts) {
    /** Copies the patterns. */
    public TransactionArguments {
      withholdingAccounts = List.copyOf(withholdingAccounts);
    }
  }

  /** Lists what was done to a holding. */
  @Capability(
      value = "portfolio.holding_transactions",
      description =
          "Everything that was done to one holding: purchases, sales with their gain by lot, splits,"
              + " dividends with tax withheld, fees.")
  public HoldingTransactionsResult transactions(Pins pins, TransactionArguments arguments) {
    Portfolio portfolio = arguments.portfolioId();
    CurrencyCode currency = lots.currency(portfolio, arguments.currency(), pins);
    List<HoldingEntry> entries =
        HoldingEntry.until(
            lots.ledger(pins, portfolio),
            portfolio.accounts(),
            SecurityArgument.of(arguments.security()),
            lots.book(pins, portfolio, currency, pins.asofDate()),
            currency,
            lots.rates(pins, portfolio),
            new AccountGlobs(arguments.withholdingAccounts()),
            pins.asofDate());
    return HoldingTransactionsResult.of(arguments.security(), currency, pins.asofDate(), entries);
  }

  /**
   * Which holding.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param security the commodity, as the ledger names it
   * @param currency the base currency; null for the portfolio's own
   * @param from where the custom period begins, or the days; null for none, or all
   */
  public record HoldingArguments(
      Portfolio portfolioId,
      String security,
      @Nullable String currency,
      @Nullable LocalDate from) {}

  /** Lists the price and the value of a holding day by day. */
  @Capability(
      value = "portfolio.holding_history",
      description = "Units, price, rate, value, weight and return of one holding on each day.")
  public HoldingHistoryResult history(Pins pins, HoldingArguments arguments) {
    DailySeries whole = series.of(pins, arguments.portfolioId(), arguments.currency());
    DailySeries holding = holding(pins, arguments, whole.quotes().base());
    return HoldingHistoryResult.of(
        arguments.security(),
        whole.quotes().base(),
        HoldingDay.of(holding, SecurityArgument.of(arguments.security()), whole).stream()
            .filter(day -> arguments.from() == null || !day.day().date().isBefore(arguments.from()))
            .toList(),
        series.warnings(pins, holding));
  }

  /** Computes what a holding returned and contributed. */
  @Capability(
      value = "portfolio.holding_returns",
      description =
          "Returns of one holding by period, in the base currency and in that of its price, and what"
              + " it contributed to the portfolio's return.")
  public HoldingReturnsResult returns(Pins pins, HoldingArguments arguments) {
    CurrencyCode commodity = SecurityArgument.of(arguments.security());
    DailySeries whole = series.of(pins, arguments.portfolioId(), arguments.currency());
    CurrencyCode currency = whole.quotes().base();
    DailySeries holding = holding(pins, arguments, currency);
    CurrencyCode priced = HoldingReturn.priceCurrency(commodity, holding.quotes()).orElse(currency);
    DailySeries local = holding(pins, arguments, priced);
    LocalDate end = pins.pricingPackId().asOf();
    Period.Located located = Period.since(arguments.from(), end).in(whole);
    Span span = located.span();
    return HoldingReturnsResult.of(
        arguments.security(),
        currency,
        priced,
        Period.usual(end, arguments.from()).stream()
            .map(period -> HoldingReturn.of(holding, local, period))
            .toList(),
        HoldingReturnsResult.ContributionLine.of(
            commodity,
            span,
            span == null
                ? Contribution.none(Objects.requireNonNull(located.reason()))
                : Contribution.of(span)),
        series.warnings(pins, holding));
  }

  private DailySeries holding(Pins pins, HoldingArguments arguments, CurrencyCode currency) {
    CurrencyCode commodity = SecurityArgument.of(arguments.security());
    DailySeries of = series.ofHolding(pins, arguments.portfolioId(), commodity, currency);
    if (of.journal().entries().isEmpty()) {
      throw InvalidInput.of(
          "the portfolio never held %s".formatted(commodity),
          "name a commodity of its ledger: portfolio_overview lists those that it holds");
    }
    return of;
  }
}
