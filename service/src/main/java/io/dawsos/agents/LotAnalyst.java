package io.dawsos.agents;

import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.income.Bookings;
import io.dawsos.portfolio.income.ProfitStatement;
import io.dawsos.portfolio.income.Standing;
import io.dawsos.portfolio.lots.LotBook;
import io.dawsos.portfolio.lots.LotGain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what lots cost and gained, and where profit came from. Thread-safe. */
public final class LotAnalyst implements Agent {
  private final PortfolioLots lots;

  /** An analyst over lots. */
  public LotAnalyst(PortfolioLots lots) {
    this.lots = lots;
  }

  @Override
  public String name() {
    return FinancialAnalyst.NAME;
  }

  /**
   * What to look at.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of cost, values and gains; null for the portfolio's own
   * @param commodity whose lots; null for all
   */
  public record LotArguments(
      Portfolio portfolioId, @Nullable String currency, @Nullable String commodity) {}

  /** Lists the open lots of a portfolio. */
  @Capability(
      value = "portfolio.get_lots",
      description =
          "The open lots of a portfolio with their cost at the rate of their day, and what price"
              + " and rate made them gain.")
  public LotsResult lots(Pins pins, LotArguments arguments) {
    Portfolio portfolio = arguments.portfolioId();
    CurrencyCode currency = lots.currency(portfolio, arguments.currency(), pins);
    PackQuotes quotes = lots.quotes(pins, currency);
    Predicate<String> codes = SecurityArgument.codes(arguments.commodity());
    Map<List<String>, List<LotGain>> positions =
        lots
            .book(pins, portfolio, currency, pins.asofDate())
            .lots(portfolio.accounts().matcher())
            .stream()
            .filter(lot -> codes.test(lot.commodity().code()))
            .map(lot -> LotGain.of(lot, quotes))
            .collect(
                Collectors.groupingBy(
                    gain -> List.of(gain.lot().account(), gain.lot().commodity().code()),
                    () -> new TreeMap<>(BY_ACCOUNT),
                    Collectors.toList()));
    return LotsResult.of(currency, pins.asofDate(), new ArrayList<>(positions.values()));
  }

  private static final Comparator<List<String>> BY_ACCOUNT =
      Comparator.comparing((List<String> key) -> key.get(0)).thenComparing(key -> key.get(1));

  /**
   * Of which profit.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the figures; null for the portfolio's own
   * @param from the date at whose end the period begins; null for before the first transaction
   * @param withholdingAccounts patterns of the expense accounts of withheld tax
   */
  public record ProfitArguments(
      Portfolio portfolioId,
      @Nullable String currency,
      @Nullable LocalDate from,
      List<String> withholdingAccounts) {
    /** Copies the patterns. */
    public ProfitArguments {
      withholdingAccounts = List.copyOf(withholdingAccounts);
    }
  }

  /** Says where the profit of a portfolio came from. */
  @Capability(
      value = "portfolio.profit_and_loss",
      description =
          "Where the profit of a portfolio came from: realised and unrealised gains, currencies,"
              + " income, fees; and the flows.")
  public ProfitResult profitAndLoss(Pins pins, ProfitArguments arguments) {
    Portfolio portfolio = arguments.portfolioId();
    LedgerSnapshot ledger = lots.ledger(pins, portfolio);
    CurrencyCode currency = lots.currency(portfolio, arguments.currency(), pins);
    LocalDate from = arguments.from();
    LocalDate before = from == null ? LocalDate.MIN : from;
    LotBook book = lots.book(pins, portfolio, currency, pins.asofDate());
    Bookings bookings =
        Bookings.between(
            ledger,
            portfolio.accounts(),
            book,
            currency,
            lots.rates(pins, portfolio),
            new AccountGlobs(arguments.withholdingAccounts()),
            before,
            pins.asofDate());
    Standing end =
        Standing.at(
            ledger, portfolio.accounts(), pins.asofDate(), book, lots.quotes(pins, currency));
    ProfitStatement statement =
        ProfitStatement.of(start(pins, portfolio, currency, before), end, bookings);
    return ProfitResult.of(currency, from, pins.asofDate(), statement, bookings.income());
  }

  private Standing start(Pins pins, Portfolio portfolio, CurrencyCode currency, LocalDate before) {
    LedgerSnapshot ledger = lots.ledger(pins, portfolio);
    boolean nothing = ledger.firstDate().map(first -> first.isAfter(before)).orElse(true);
    if (nothing) {
      return Standing.NOTHING;
    }
    return lots.quotesOn(pins, before, currency)
        .map(
            quotes ->
                Standing.at(
                    ledger,
                    portfolio.accounts(),
                    before,
                    lots.book(pins, portfolio, currency, before),
                    quotes))
        .orElseGet(
            () -> {
              Figure missing =
                  Figure.missing(
                      "%s sees no pack of %s or shortly before it"
                          .formatted(pins.pricingPackId(), before));
              return new Standing(missing, missing, Map.of());
            });
  }
}
