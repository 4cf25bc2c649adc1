package io.dawsos.job;

import io.dawsos.executor.store.ExecutionStore.Pruned;
import io.dawsos.schedule.NightlyStep;
import io.dawsos.schedule.StepOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Gives up the executions that are older than the configuration keeps them. */
final class PruneExecutionsStep implements NightlyStep {
  private final Services services;

  PruneExecutionsStep(Services services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "prune_executions";
  }

  @Override
  public StepOutcome run(LocalDate date) {
    Optional<Instant> since = services.execution().executionsKeptSince();
    if (since.isEmpty()) {
      return StepOutcome.skipped("executions are kept for ever");
    }
    Pruned gone = services.stores().executions().prune(since.get());
    return StepOutcome.done(
        gone.executions(),
        "%d executions and %d results from before %s are gone"
            .formatted(gone.executions(), gone.results(), since.get()));
  }
}
