package io.dawsos.telemetry.metrics;

import io.dawsos.executor.PackSelector.Newest;
import io.dawsos.job.Nightly;
import io.dawsos.job.Services;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobState;
import io.dawsos.schedule.store.JobStep;
import io.dawsos.schedule.store.RunStore.RunWithSteps;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only the database and the ledger know: looked at again and again in a thread of its own, so
 * that a scrape waits for neither. While the database is away the last that was known is shown.
 */
final class StoredFacts implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(StoredFacts.class);
  private static final String BUILD = "build_pack";

  /** So many runs of other processes, the last ones, are counted after a start. */
  private static final int RUNS = 20;

  private final Services services;
  private final Metrics.Work work;
  private final Duration interval;
  private final Runnable prepare;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(StoredFacts::thread);
  private volatile @Nullable Newest newest;
  private volatile int portfolios;
  private volatile long trades;
  private boolean failing;

  /**
   * Facts of the services.
   *
   * @param prepare shows at zero what has come since
   */
  StoredFacts(Services services, Metrics.Work work, Duration interval, Runnable prepare) {
    this.services = services;
    this.work = work;
    this.interval = interval;
    this.prepare = prepare;
    Instruments instruments = work.instruments();
    instruments.gauge(
        MetricNames.PACK_FRESHNESS,
        "Freshness of the current pricing pack: 0 warming, 1 fresh, 2 error, 3 stale",
        callback -> {
          Newest current = newest;
          if (current != null) {
            callback.call(number(current.status()), current.header().id().toString());
          }
        },
        MetricNames.PACK_ID);
    instruments.gauge(MetricNames.PORTFOLIOS, "Number of portfolios", () -> portfolios);
    instruments.counter(
        MetricNames.TRADES,
        "Transactions of the ledgers that open or reduce a lot; fewer after it is rewritten",
        () -> trades);
  }

  private static int number(PackStatus status) {
    return switch (status) {
      case WARMING -> 0;
      case FRESH -> 1;
      case ERROR -> 2;
      case STALE -> 3;
    };
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "metrics");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void start() {
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks once. */
  void look() {
    try {
      prepare.run();
      newest = services.execution().selector().newest().orElse(null);
      portfolios = services.stores().portfolios().list().size();
      trades =
          services.currentLedgers().values().stream()
              .flatMap(ledger -> ledger.transactions().stream())
              .filter(StoredFacts::isTrade)
              .count();
      services.stores().runs().list(Nightly.JOB, null, RUNS).forEach(this::count);
      failing = false;
    } catch (RuntimeException e) {
      LOG.atLevel(failing ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
          .log("the metrics of packs, jobs and portfolios stay as they are: {}", e.getMessage());
      failing = true;
    }
  }

  private static boolean isTrade(Transaction transaction) {
    return transaction.postings().stream().anyMatch(posting -> posting.cost() != null);
  }

  private void count(RunWithSteps found) {
    JobRun run = found.run();
    for (JobStep step : found.steps()) {
      if (step.endedAt() != null
          && work.jobs().found(run, step)
          && step.step().equals(BUILD)
          && step.state() == JobState.DONE) {
        work.packs().built(new PackId(run.businessDate(), 0), JobMetrics.seconds(step));
      }
    }
    Instant end = run.endedAt();
    if (run.state() == JobState.DONE && end != null) {
      work.jobs().succeeded(run.job(), end);
    }
  }

  @Override
  public void stop() {
    executor.shutdownNow();
  }
}
