package io.dawsos.job;

import io.dawsos.job.ActionJob.Brought;
import io.dawsos.job.PackJob.Attempt;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.build.Rejection;
import io.dawsos.pack.store.ActionStore.Proposal;
import io.dawsos.pack.store.PackStore.Sealed;
import io.dawsos.schedule.NightlyStep;
import io.dawsos.schedule.StepOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings in corporate actions, then freezes the prices of the date. Where too many are missing,
 * nothing is sealed, so that it can be tried again when they have arrived.
 */
final class BuildPackStep implements NightlyStep {
  private static final Logger LOG = LoggerFactory.getLogger(BuildPackStep.class);

  /** Days back for which providers are asked: actions become known late. */
  private static final int ACTION_DAYS = 14;

  private final Services services;
  private final Supplier<PackJob> jobs;

  /**
   * A step.
   *
   * @param jobs makes the job of a run, or gives one for many
   */
  BuildPackStep(Services services, Supplier<PackJob> jobs) {
    this.services = services;
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return "build_pack";
  }

  @Override
  public StepOutcome run(LocalDate date) {
    services.requireFixed(date);
    Brought actions =
        services
            .actionJob()
            .fetch(
                services.priceSources(List.of()).providers(),
                services.stores().symbols().table(),
                date.minusDays(ACTION_DAYS),
                date);
    for (Proposal proposal : actions.proposals()) {
      LOG.warn("{} should be restated: {}", proposal.pack(), proposal.reason());
    }
    for (Rejection provider : actions.unreached()) {
      LOG.warn("no corporate actions from {}: {}", provider.source(), provider.reason());
    }
    Attempt attempt = jobs.get().buildComplete(date);
    Sealed sealed = attempt.sealed();
    if (sealed == null) {
      PackDraft draft = attempt.draft();
      return StepOutcome.failed(
          "%d of %d needed prices of %s are missing and nothing was sealed"
              .formatted(draft.missing().size(), draft.needed(), date),
          draft.missing(),
          "run the job again when they have arrived, or lower packs.completeness in config.yml");
    }
    return outcome(sealed, actions);
  }

  private static StepOutcome outcome(Sealed pack, Brought actions) {
    PackHeader header = pack.header();
    if (header.status() == PackStatus.ERROR) {
      return StepOutcome.failed(
          header.id() + " was found wrong",
          List.of(),
          "`dawsos pack show %s` says why; mend it, then `dawsos pack restate --date %s --reason …`"
              .formatted(header.id(), header.id().asOf()));
    }
    return StepOutcome.done(
        (long) header.prices() + header.rates(),
        "%s %s, %d prices and rates are of an earlier date%s%s"
            .formatted(
                header.id(),
                pack.created() ? "built" : "unchanged",
                header.carried(),
                told(", %d restatements proposed", actions.proposals().size()),
                told(", %d providers told no corporate actions", actions.unreached().size())));
  }

  private static String told(String text, int count) {
    return count == 0 ? "" : text.formatted(count);
  }
}
