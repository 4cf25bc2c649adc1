package io.dawsos.api;

import com.codahale.metrics.health.HealthCheck;
import io.dawsos.executor.PackSelector;
import io.dawsos.executor.pattern.PatternLibrary;
import io.dawsos.executor.pattern.PatternProblem;
import io.dawsos.ledger.FolderLedgerRepository;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.pack.PackStatus;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The checks behind {@code /healthcheck}: database, ledger, pack and patterns. */
public final class HealthChecks {
  private static final Duration DATABASE_LIMIT = Duration.ofSeconds(2);

  private HealthChecks() {}

  /** Healthy when the database answers a query within two seconds. */
  public static HealthCheck database(Jdbi jdbi) {
    return new HealthCheck() {
      @Override
      protected Result check() {
        return jdbi.withHandle(
            handle -> {
              handle
                  .createQuery("select 1")
                  .setQueryTimeout((int) DATABASE_LIMIT.toSeconds())
                  .mapTo(Integer.class)
                  .one();
              return Result.healthy();
            });
      }
    };
  }

  /** Healthy when the newest version of the ledger is the one served, and has no errors. */
  public static HealthCheck ledger(FolderLedgerRepository ledger) {
    return new HealthCheck() {
      @Override
      protected Result check() {
        LedgerSnapshot served = ledger.current();
        return ledger
            .lastProblem()
            .map(Result::unhealthy)
            .orElseGet(() -> Result.healthy("version " + served.commit()));
      }
    };
  }

  /**
   * Healthy, as the last good version of every pattern is served; tells what is wrong with files of
   * patterns.
   */
  public static HealthCheck patterns(PatternLibrary patterns) {
    return new HealthCheck() {
      @Override
      protected Result check() {
        List<PatternProblem> problems = patterns.problems();
        String count = patterns.list().size() + " patterns";
        return problems.isEmpty()
            ? Result.healthy(count)
            : Result.builder()
                .healthy()
                .withMessage("%s, degraded: %s", count, problems.get(0))
                .withDetail("problems", problems)
                .build();
      }
    };
  }

  /** Healthy when the newest pack is fresh. */
  public static HealthCheck pack(PackSelector packs) {
    return new HealthCheck() {
      @Override
      protected Result check() {
        return packs
            .newest()
            .map(
                newest ->
                    newest.status() == PackStatus.FRESH
                        ? Result.healthy(newest.header().id() + " is fresh")
                        : Result.unhealthy(
                            "%s is %s", newest.header().id(), newest.status().text()))
            .orElse(Result.unhealthy("no pricing pack has been built yet"));
      }
    };
  }
}
