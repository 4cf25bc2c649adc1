package io.dawsos.agents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.ledger.Ledgers;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.portfolio.Allocation;
import io.dawsos.portfolio.Classification;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.Valuation;
import io.dawsos.portfolio.ValuedPortfolio;
import io.dawsos.portfolio.ValuedPosition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values portfolios from the ledger and the pack that a request is pinned to. Thread-safe. */
public final class FinancialAnalyst implements Agent {
  /** The agent that patterns know; other classes offer capabilities of it, too. */
  static final String NAME = "financial_analyst";

  /** How much is remembered, in positions; one takes about half a kilobyte. */
  private static final long MEMO_POSITIONS = 20_000;

  private final PinnedSources sources;

  /** The last valuations: several capabilities are views of the same one. */
  private final Cache<Valued, ValuedPortfolio> valuations =
      Caffeine.newBuilder()
          .maximumWeight(MEMO_POSITIONS)
          .weigher((Valued key, ValuedPortfolio valued) -> 1 + valued.positions().size())
          .build();

  private record Valued(ValuationArguments arguments, Pins pins) {}

  /** An analyst over the content of packs and the ledgers. */
  public FinancialAnalyst(Function<PackId, PricingPack> packs, Ledgers ledgers) {
    this.sources = new PinnedSources(packs, ledgers);
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * What to value.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the values; null for the portfolio's own
   */
  public record ValuationArguments(Portfolio portfolioId, @Nullable String currency) {}

  /** Values every position of a portfolio. */
  @Capability(
      value = "portfolio.get_valued_positions",
      description = "Every position of a portfolio with its value in one currency.")
  public ValuedPositionsResult valuedPositions(Pins pins, ValuationArguments arguments) {
    Portfolio portfolio = arguments.portfolioId();
    ValuedPortfolio valued = valued(pins, arguments);
    return ValuedPositionsResult.of(portfolio, pins.asofDate(), valued, warnings(valued, pins));
  }

  /**
   * What to group.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the values; null for the portfolio's own
   * @param by what the groups are
   */
  public record AllocationArguments(
      Portfolio portfolioId, @Nullable String currency, Allocation.Dimension by) {}

  /** Groups the value of a portfolio by what the ledger says of its commodities. */
  @Capability(
      value = "portfolio.allocation",
      description =
          "The value of a portfolio by sector, asset class, currency or country, largest first.")
  public AllocationResult allocation(Pins pins, AllocationArguments arguments) {
    ValuedPortfolio valued =
        valued(pins, new ValuationArguments(arguments.portfolioId(), arguments.currency()));
    return AllocationResult.of(
        arguments.by(),
        valued,
        Allocation.by(arguments.by(), valued, sources.ledger(pins, arguments.portfolioId())));
  }

  /**
   * What to look at.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param security the commodity, as the ledger names it
   * @param currency the currency of the values; null for the portfolio's own
   */
  public record PositionArguments(
      Portfolio portfolioId, String security, @Nullable String currency) {}

  /** Values what a portfolio holds of one commodity. */
  @Capability(
      value = "portfolio.holding",
      description = "What a portfolio holds of one security, its value and weight, by account.")
  public HoldingResult holding(Pins pins, PositionArguments arguments) {
    CurrencyCode commodity = SecurityArgument.of(arguments.security());
    ValuedPortfolio whole =
        valued(pins, new ValuationArguments(arguments.portfolioId(), arguments.currency()));
    return HoldingResult.of(
        commodity,
        pins.asofDate(),
        whole,
        new Classification(sources.ledger(pins, arguments.portfolioId())),
        warnings(new ValuedPortfolio(whole.currency(), whole.of(commodity)), pins));
  }

  private ValuedPortfolio valued(Pins pins, ValuationArguments arguments) {
    return valuations.get(new Valued(arguments, pins), key -> value(pins, arguments));
  }

  private ValuedPortfolio value(Pins pins, ValuationArguments arguments) {
    Portfolio portfolio = arguments.portfolioId();
    return Valuation.value(
        portfolio.accounts(),
        sources.ledger(pins, portfolio),
        pins.asofDate(),
        sources.pack(pins),
        sources.currency(portfolio, arguments.currency(), pins));
  }

  private static List<String> warnings(ValuedPortfolio valued, Pins pins) {
    Set<String> warnings = new LinkedHashSet<>();
    for (ValuedPosition position : valued.positions()) {
      SecurityPrice price = position.price();
      if (price != null && price.date().isBefore(pins.pricingPackId().asOf())) {
        warnings.add(
            "the price of %s is of %s, carried forward".formatted(price.security(), price.date()));
      }
      if (position.missing() != null) {
        warnings.add("%s is left out: %s".formatted(position.account(), position.missing()));
      }
    }
    return List.copyOf(warnings);
  }
}
