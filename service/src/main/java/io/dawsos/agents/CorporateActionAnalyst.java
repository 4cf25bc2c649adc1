package io.dawsos.agents;

import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.executor.RequestContext;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.PackId;
import io.dawsos.pack.Split;
import io.dawsos.pack.store.ActionStore;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.income.UpcomingActions;
import io.dawsos.portfolio.income.UpcomingActions.Payment;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells of corporate actions: as they were known when the pinned pack was sealed, or as they are
 * known now. The latter grows from day to day and is pinned by nothing, so that answers are not
 * remembered. Thread-safe.
 */
public final class CorporateActionAnalyst implements Agent {
  /** A dividend is paid within so many days of its ex-date. */
  private static final int LONGEST_PAYMENT_DAYS = 180;

  private final PortfolioLots lots;
  private final Supplier<ActionStore> actions;

  /** An analyst over the stored actions. */
  public CorporateActionAnalyst(PortfolioLots lots, Supplier<ActionStore> actions) {
    this.lots = lots;
    this.actions = actions;
  }

  @Override
  public String name() {
    return FinancialAnalyst.NAME;
  }

  /**
   * What to look for.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the sums; null for the portfolio's own
   * @param days ex-dates up to so many days after the as-of date
   */
  public record ActionArguments(Portfolio portfolioId, @Nullable String currency, int days) {}

  /**
   * What to look for in the past of the pack.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the sums; null for the portfolio's own
   * @param commodity whose actions; null for all
   * @param days ex-dates up to so many days after the as-of date; 0 for dividends that are owed
   */
  public record PinnedActionArguments(
      Portfolio portfolioId, @Nullable String currency, @Nullable String commodity, int days) {}

  /** Lists the corporate actions of what a portfolio holds, as the pack's time knew them. */
  @Capability(
      value = "portfolio.corporate_actions",
      description =
          "Dividends that went ex and are not paid, and dividends and splits to come, as they were"
              + " known when the pack was sealed.")
  public UpcomingActionsResult pinned(Pins pins, PinnedActionArguments arguments) {
    LocalDate asOf = pins.asofDate();
    LocalDate until = asOf.plusDays(arguments.days());
    ActionStore known = actions.get();
    PackId pack = pins.pricingPackId();
    Predicate<String> codes = SecurityArgument.codes(arguments.commodity());
    return result(
        pins,
        arguments.portfolioId(),
        arguments.currency(),
        until,
        known.dividends(asOf.minusDays(LONGEST_PAYMENT_DAYS), until, pack).stream()
            .filter(each -> codes.test(each.security().code()))
            .toList(),
        known.splits(asOf.plusDays(1), until, pack).stream()
            .filter(each -> codes.test(each.security().code()))
            .toList());
  }

  /** Lists the corporate actions to come for what a portfolio holds. */
  @Capability(
      value = "portfolio.upcoming_actions",
      description =
          "The known dividends and splits to come for held securities, and dividends that went ex"
              + " and are not paid.")
  public UpcomingActionsResult upcoming(RequestContext context, ActionArguments arguments) {
    LocalDate asOf = context.pins().asofDate();
    LocalDate until = asOf.plusDays(arguments.days());
    ActionStore known = actions.get();
    return result(
        context.pins(),
        arguments.portfolioId(),
        arguments.currency(),
        until,
        known.dividends(asOf.minusDays(LONGEST_PAYMENT_DAYS), until),
        known.splits(asOf.plusDays(1), until));
  }

  private UpcomingActionsResult result(
      Pins pins,
      Portfolio portfolio,
      @Nullable String currency,
      LocalDate until,
      List<Dividend> dividends,
      List<Split> splits) {
    LocalDate asOf = pins.asofDate();
    AccountGlobs accounts = portfolio.accounts();
    LedgerSnapshot ledger = lots.ledger(pins, portfolio);
    PackQuotes quotes = lots.quotes(pins, lots.currency(portfolio, currency, pins));
    List<Payment> payments = UpcomingActions.payments(dividends, ledger, accounts, asOf);
    return new UpcomingActionsResult(
        quotes.currency().code(),
        asOf,
        until,
        sum(payments, true, quotes).rounded(quotes.currency()),
        sum(payments, false, quotes).rounded(quotes.currency()),
        payments.stream()
            .map(payment -> UpcomingActionsResult.DividendLine.of(payment, quotes))
            .toList(),
        UpcomingActions.exchanges(splits, ledger, accounts, asOf).stream()
            .map(UpcomingActionsResult.SplitLine::of)
            .toList(),
        UpcomingActions.disagreements(dividends));
  }

  private static Figure sum(List<Payment> payments, boolean accrued, PackQuotes quotes) {
    return payments.stream()
        .filter(payment -> payment.isAccrued() == accrued)
        .map(payment -> UpcomingActionsResult.value(payment, quotes))
        .collect(Figure.sum());
  }
}
