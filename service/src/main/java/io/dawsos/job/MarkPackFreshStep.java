package io.dawsos.job;

import io.dawsos.pack.PackHeader;
import io.dawsos.schedule.NightlyStep;
import io.dawsos.schedule.StepOutcome;
import java.time.LocalDate;

/** Releases the pack of the date for requests. */
final class MarkPackFreshStep implements NightlyStep {
  private final Services services;

  MarkPackFreshStep(Services services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "mark_pack_fresh";
  }

  @Override
  public StepOutcome run(LocalDate date) {
    PackHeader pack =
        services
            .stores()
            .packs()
            .markFresh(Nightly.packOf(services, date).id(), services.completeness());
    return StepOutcome.done(1, "%s is fresh since %s".formatted(pack.id(), pack.freshAt()));
  }
}
