package io.dawsos.agents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.Ledgers;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.SectorAllocation;
import io.dawsos.portfolio.Valuation;
import io.dawsos.portfolio.ValuedPortfolio;
import io.dawsos.portfolio.ValuedPosition;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values portfolios from the ledger and the pack that a request is pinned to. Thread-safe. */
public final class FinancialAnalyst implements Agent {
  /** How much is remembered, in positions; one takes about half a kilobyte. */
  private static final long MEMO_POSITIONS = 20_000;

  private final Function<PackId, PricingPack> packs;
  private final Ledgers ledgers;

  /** The last valuations: several capabilities are views of the same one. */
  private final Cache<Valued, ValuedPortfolio> valuations =
      Caffeine.newBuilder()
          .maximumWeight(MEMO_POSITIONS)
          .weigher((Valued key, ValuedPortfolio valued) -> 1 + valued.positions().size())
          .build();

  private record Valued(ValuationArguments arguments, Pins pins) {}

  /** An analyst over the content of packs and the ledgers. */
  public FinancialAnalyst(Function<PackId, PricingPack> packs, Ledgers ledgers) {
    this.packs = packs;
    this.ledgers = ledgers;
  }

  @Override
  public String name() {
    return "financial_analyst";
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

  /** Groups the value of a portfolio by the sectors of its commodities. */
  @Capability(
      value = "portfolio.sector_allocation",
      description = "The value of a portfolio by the sector of its commodities, largest first.")
  public SectorAllocationResult sectorAllocation(Pins pins, ValuationArguments arguments) {
    LedgerSnapshot snapshot = snapshot(pins, arguments.portfolioId());
    ValuedPortfolio valued = valued(pins, arguments);
    BigDecimal total = valued.total();
    return new SectorAllocationResult(
        valued.currency().code(),
        Decimals.toCurrency(total, valued.currency()),
        SectorAllocation.of(valued, commodity -> sector(snapshot, commodity)).stream()
            .map(slice -> sector(slice, valued.currency(), total))
            .toList());
  }

  private static SectorAllocationResult.Sector sector(
      SectorAllocation.Slice slice, CurrencyCode currency, BigDecimal total) {
    return new SectorAllocationResult.Sector(
        slice.sector(),
        Decimals.toCurrency(slice.value(), currency),
        ValuedPositionsResult.weight(slice.value(), total),
        slice.positions());
  }

  private static String sector(LedgerSnapshot snapshot, CurrencyCode commodity) {
    return snapshot
        .commodity(commodity)
        .flatMap(declared -> declared.metadata().text("sector"))
        .orElse(commodity.isIso4217() ? "Cash" : "Unclassified");
  }

  private ValuedPortfolio valued(Pins pins, ValuationArguments arguments) {
    return valuations.get(new Valued(arguments, pins), key -> value(pins, arguments));
  }

  private ValuedPortfolio value(Pins pins, ValuationArguments arguments) {
    Portfolio portfolio = arguments.portfolioId();
    PricingPack pack = packs.apply(pins.pricingPackId());
    String asked = arguments.currency();
    CurrencyCode currency = asked == null ? portfolio.baseCurrency() : requireKnown(asked, pack);
    return Valuation.value(
        portfolio.accounts(), snapshot(pins, portfolio), pins.asofDate(), pack, currency);
  }

  private static CurrencyCode requireKnown(String code, PricingPack pack) {
    boolean known =
        CurrencyCode.isValid(code)
            && pack.fx().route(pack.rules().pivot(), CurrencyCode.of(code)).isPresent();
    if (!known) {
      throw new DawsosException(
          ErrorCode.CURRENCY_UNKNOWN,
          "%s has no rate for the currency \"%s\""
              .formatted(pack.id(), code.length() > 24 ? code.substring(0, 24) : code),
          "ask for a currency that the pack quotes: GET /v1/packs/" + pack.id());
    }
    return CurrencyCode.of(code);
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

  private LedgerSnapshot snapshot(Pins pins, Portfolio portfolio) {
    return ledgers
        .get(portfolio.ledger())
        .at(LedgerCommit.of(pins.ledgerCommitHash()))
        .orElseThrow(
            () ->
                new DawsosException(
                    ErrorCode.LEDGER_UNAVAILABLE,
                    "the ledger \"%s\" of the portfolio %s has no version %s any more"
                        .formatted(portfolio.ledger(), portfolio.id(), pins.ledgerCommitHash()),
                    "ask again; an execution reads one ledger, that of its portfolio_id"));
  }
}
