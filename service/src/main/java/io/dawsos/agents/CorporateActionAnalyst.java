package io.dawsos.agents;

import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.executor.RequestContext;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.store.ActionStore;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.income.UpcomingActions;
import io.dawsos.portfolio.income.UpcomingActions.Payment;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is known of corporate actions to come. That grows from day to day and is pinned by
 * nothing, so that answers are not remembered. Thread-safe.
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

  /** Lists the corporate actions to come for what a portfolio holds. */
  @Capability(
      value = "portfolio.upcoming_actions",
      description =
          "The known dividends and splits to come for held securities, and dividends that went ex"
              + " and are not paid.")
  public UpcomingActionsResult upcoming(RequestContext context, ActionArguments arguments) {
    Pins pins = context.pins();
    LocalDate asOf = pins.asofDate();
    LocalDate until = asOf.plusDays(arguments.days());
    Portfolio portfolio = arguments.portfolioId();
    AccountGlobs accounts = portfolio.accounts();
    LedgerSnapshot ledger = lots.ledger(pins, portfolio);
    PackQuotes quotes = lots.quotes(pins, lots.currency(portfolio, arguments.currency(), pins));
    ActionStore known = actions.get();
    List<Dividend> dividends = known.dividends(asOf.minusDays(LONGEST_PAYMENT_DAYS), until);
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
        UpcomingActions.exchanges(known.splits(asOf.plusDays(1), until), ledger, accounts, asOf)
            .stream()
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
