package io.dawsos.job;

import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.store.PackStore.Sealed;
import io.dawsos.schedule.NightlyStep;
import io.dawsos.schedule.StepOutcome;
import java.time.LocalDate;
import java.util.List;

/** Freezes the prices of the date. Fails where too many are missing, so that it is tried again. */
final class BuildPackStep implements NightlyStep {
  private final Services services;

  BuildPackStep(Services services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "build_pack";
  }

  @Override
  public StepOutcome run(LocalDate date) {
    services.requireFixed(date);
    PackJob job = services.packJob(List.of(), false);
    Sealed pack = job.build(date);
    PackHeader header = pack.header();
    if (header.status() == PackStatus.ERROR) {
      return StepOutcome.failed(
          header.id() + " was found wrong",
          List.of(),
          "see `dawsos pack show %s`".formatted(header.id()));
    }
    if (!job.isComplete(header)) {
      return StepOutcome.failed(
          "%s lacks %d of %d needed prices"
              .formatted(header.id(), header.missing().size(), header.needed()),
          header.missing(),
          "lower packs.completeness in config.yml if those may be missing");
    }
    return StepOutcome.done(
        (long) header.prices() + header.rates(),
        "%s %s, %d prices and rates are of an earlier date"
            .formatted(header.id(), pack.created() ? "built" : "unchanged", header.carried()));
  }
}
