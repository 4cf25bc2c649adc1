package io.dawsos.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.access.PortfolioStore.Owned;
import io.dawsos.executor.Deadline;
import io.dawsos.executor.ExecutionRequest;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternInput;
import io.dawsos.pack.PackId;
import io.dawsos.schedule.NightlyStep;
import io.dawsos.schedule.StepOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Executes every pattern that asks for a portfolio alone, for every portfolio and as its owner, on
 * the date's pack: proves before its release that the pack can be served, and in a server fills the
 * caches.
 */
final class PrewarmStep implements NightlyStep {
  private static final String PORTFOLIO = "portfolio_id";

  private final Services services;

  PrewarmStep(Services services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "prewarm";
  }

  @Override
  public StepOutcome run(LocalDate date) {
    List<Owned> portfolios = services.stores().portfolios().listOfEnabledOwners();
    if (portfolios.isEmpty() || !services.hasLedger()) {
      return StepOutcome.skipped("there is no portfolio to execute a pattern for");
    }
    PackId pack = Nightly.packOf(services, date).id();
    long executed = 0;
    for (Pattern pattern : services.execution().patterns().list()) {
      if (asksForAPortfolioAlone(pattern)) {
        for (Owned portfolio : portfolios) {
          services
              .execution()
              .service()
              .execute(request(pattern, portfolio, pack), Deadline.never(), Supplier::get);
          executed++;
        }
      }
    }
    return StepOutcome.done(executed, "%d executions on %s".formatted(executed, pack));
  }

  private static boolean asksForAPortfolioAlone(Pattern pattern) {
    Map<String, PatternInput> inputs = pattern.inputs();
    return inputs.containsKey(PORTFOLIO)
        && inputs.entrySet().stream()
            .allMatch(input -> input.getKey().equals(PORTFOLIO) || !input.getValue().required());
  }

  private ExecutionRequest request(Pattern pattern, Owned owned, PackId pack) {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode();
    inputs.put(PORTFOLIO, owned.portfolio().id().toString());
    String id = UUID.randomUUID().toString();
    return new ExecutionRequest(
        pattern.id(),
        inputs,
        pack,
        null,
        null,
        false,
        owned.owner(),
        null,
        id,
        id.replace("-", ""));
  }
}
