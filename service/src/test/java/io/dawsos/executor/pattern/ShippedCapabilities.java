package io.dawsos.executor.pattern;

import io.dawsos.agents.AttributionAnalyst;
import io.dawsos.agents.CorporateActionAnalyst;
import io.dawsos.agents.FinancialAnalyst;
import io.dawsos.agents.HoldingAnalyst;
import io.dawsos.agents.LossAnalyst;
import io.dawsos.agents.LotAnalyst;
import io.dawsos.agents.PerformanceAnalyst;
import io.dawsos.agents.PortfolioLots;
import io.dawsos.agents.PortfolioSeries;
import io.dawsos.agents.RiskAnalyst;
import io.dawsos.agents.TaxAnalyst;
import io.dawsos.executor.Agent;
import io.dawsos.executor.AgentRuntime;
import io.dawsos.executor.CanonicalJson;
import io.dawsos.executor.CapabilityCatalog;
import io.dawsos.executor.ExecutionObserver;
import io.dawsos.executor.ExecutorConfiguration;
import io.dawsos.executor.JsonFormat;
import io.dawsos.ledger.Ledgers;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.store.ActionStore;
import io.dawsos.portfolio.history.InlineHistory;
import io.dawsos.portfolio.history.PackHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** The capabilities of the product, described without anything behind them, and those of tests. */
final class ShippedCapabilities implements Capabilities {
  private final Capabilities test = new TestCapabilities();
  private final Capabilities product =
      new CapabilityCatalog(
          new AgentRuntime(
              agents(),
              JsonFormat.mapper(),
              ExecutorConfiguration.defaults().limits(),
              () -> Instant.EPOCH,
              ExecutionObserver.NONE));

  private static List<Agent> agents() {
    Function<PackId, PricingPack> packs =
        pack -> {
          throw new IllegalStateException("no pack is read here");
        };
    Ledgers ledgers = new Ledgers(List.of());
    PackHistory history = InlineHistory.of(InlinePack.of("PP_2025-10-24"));
    PortfolioSeries series = new PortfolioSeries(packs, history, ledgers);
    PortfolioLots lots = new PortfolioLots(packs, history, ledgers);
    Supplier<ActionStore> actions =
        () -> {
          throw new IllegalStateException("no action is read here");
        };
    return List.of(
        new FinancialAnalyst(packs, ledgers),
        new PerformanceAnalyst(series),
        new RiskAnalyst(series),
        new LossAnalyst(series),
        new AttributionAnalyst(series),
        new LotAnalyst(lots),
        new HoldingAnalyst(lots, series),
        new TaxAnalyst(lots, actions),
        new CorporateActionAnalyst(lots, actions));
  }

  static PatternReader reader() {
    return new PatternReader(JsonFormat.mapper(), CanonicalJson::of, new ShippedCapabilities());
  }

  @Override
  public Set<String> names() {
    Set<String> names = new TreeSet<>(product.names());
    names.addAll(test.names());
    return names;
  }

  @Override
  public Optional<CapabilitySignature> find(String name) {
    return product.find(name).or(() -> test.find(name));
  }
}
