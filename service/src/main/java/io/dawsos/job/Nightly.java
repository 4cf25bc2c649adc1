package io.dawsos.job;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.PackHeader;
import io.dawsos.schedule.JobRunner;
import io.dawsos.schedule.JobSchedule;
import io.dawsos.schedule.NightlyConfiguration;
import io.dawsos.schedule.NightlyStep;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The nightly job: what makes a business date ready to be asked about. */
public final class Nightly {
  /** Its name in records and on the command line. */
  public static final String JOB = "nightly";

  private Nightly() {}

  /** The steps, in the order in which they run. */
  static List<NightlyStep> steps(Services services, Supplier<PackJob> packs) {
    NightlyConfiguration configuration = services.jobs().nightly();
    return List.of(
        new BuildPackStep(services, packs),
        new ReconcileLedgerStep(services),
        new ComputeDailyValuesStep(services),
        new PrewarmStep(services),
        new MarkPackFreshStep(services),
        new EvaluateStep(
            configuration.evaluateCommand(),
            configuration.evaluateTimeout().toJavaDuration(),
            date -> packOf(services, date).id()),
        new PruneExecutionsStep(services));
  }

  /**
   * Runs the job for as long as a command lasts: price files are read once, however many dates are
   * built of them.
   */
  public static JobRunner runner(Services services) {
    PackJobOnce packs = new PackJobOnce(services);
    return new JobRunner(
        JOB, steps(services, packs), services.stores().runs(), services.observers().steps());
  }

  /** A job that is made when it is first asked for, and kept. */
  private static final class PackJobOnce implements Supplier<PackJob> {
    private final Services services;
    private @Nullable PackJob made;

    PackJobOnce(Services services) {
      this.services = services;
    }

    @Override
    public synchronized PackJob get() {
      PackJob job = made;
      if (job == null) {
        job = services.packJob(List.of(), false);
        made = job;
      }
      return job;
    }
  }

  /** Runs the job at the configured times. Throws CONFIGURATION_INVALID where the cron is none. */
  public static JobSchedule schedule(Services services) {
    return new JobSchedule(
        services.jobs(),
        zone(services),
        services.calendar(),
        new JobRunner(
            JOB,
            steps(services, () -> services.packJob(List.of(), false)),
            services.stores().runs(),
            services.observers().steps()),
        services.stores().runs(),
        services.database().dataSource(),
        services.clock());
  }

  /** The zone of the cron. */
  public static ZoneId zone(Services services) {
    return services.jobs().nightly().zoneOr(services.freshness().zone());
  }

  /** The pack of a date, of its highest revision. */
  static PackHeader packOf(Services services, LocalDate date) {
    return services
        .stores()
        .packs()
        .findNewest(date)
        .filter(pack -> pack.id().asOf().equals(date))
        .orElseThrow(
            () ->
                new DawsosException(
                    ErrorCode.PACK_UNKNOWN,
                    "there is no pricing pack of " + date,
                    "start the date over with --again"));
  }
}
