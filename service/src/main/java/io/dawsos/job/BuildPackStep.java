package io.dawsos.job;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.store.PackStore.Sealed;
import io.dawsos.schedule.NightlyStep;
import io.dawsos.schedule.StepOutcome;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    PackJob job =
        new PackJob(
            services.policy(), services.priceSources(List.of()), services.packs(), ledger());
    Sealed pack = job.build(date);
    PackHeader header = pack.header();
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

  private @Nullable LedgerSnapshot ledger() {
    if (Files.notExists(services.ledgerFile())) {
      return null;
    }
    LedgerSnapshot snapshot = services.ledger().current();
    if (!snapshot.isSound()) {
      throw new DawsosException(
          ErrorCode.LEDGER_INVALID,
          "the ledger has errors, the first: " + snapshot.errors().get(0),
          "`dawsos ledger check` lists them");
    }
    return snapshot;
  }
}
