package io.dawsos.executor.pattern;

import io.dawsos.agents.FinancialAnalyst;
import io.dawsos.executor.AgentRuntime;
import io.dawsos.executor.CanonicalJson;
import io.dawsos.executor.CapabilityCatalog;
import io.dawsos.executor.ExecutionObserver;
import io.dawsos.executor.ExecutorConfiguration;
import io.dawsos.executor.JsonFormat;
import io.dawsos.ledger.Ledgers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The capabilities of the product, described without anything behind them, and those of tests. */
final class ShippedCapabilities implements Capabilities {
  private final Capabilities test = new TestCapabilities();
  private final Capabilities product =
      new CapabilityCatalog(
          new AgentRuntime(
              List.of(
                  new FinancialAnalyst(
                      pack -> {
                        throw new IllegalStateException("no pack is read here");
                      },
                      new Ledgers(List.of()))),
              JsonFormat.mapper(),
              ExecutorConfiguration.defaults().limits(),
              () -> Instant.EPOCH,
              ExecutionObserver.NONE));

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
