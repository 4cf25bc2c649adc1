package io.dawsos.api;

import com.codahale.metrics.health.HealthCheck;
import io.dawsos.executor.PackSelector;
import io.dawsos.executor.pattern.PatternLibrary;
import io.dawsos.executor.pattern.PatternProblem;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerRepository;
import io.dawsos.ledger.Ledgers;
import io.dawsos.pack.PackStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
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

  /** Healthy when of every ledger the newest version is the one served, and has no errors. */
  public static HealthCheck ledgers(Ledgers ledgers) {
    return new HealthCheck() {
      @Override
      protected Result check() {
        List<String> problems =
            ledgers.all().stream()
                .filter(HealthChecks::hasOwnProblem)
                .map(HealthChecks::problem)
                .toList();
        return problems.isEmpty()
            ? Result.healthy(
                ledgers.unjoined().stream()
                    .map(ledger -> called(ledger) + "version " + ledger.current().commit())
                    .collect(Collectors.joining("; ")))
            : Result.unhealthy(String.join("; ", problems));
      }
    };
  }

  /** A problem of a part is told by the part, and not by what is joined of it, too. */
  private static boolean hasOwnProblem(LedgerRepository ledger) {
    return ledger.lastProblem().isPresent()
        && ledger.parts().stream().allMatch(part -> part.lastProblem().isEmpty());
  }

  private static String problem(LedgerRepository ledger) {
    String problem = called(ledger) + ledger.lastProblem().orElse("");
    return ledger.parts().isEmpty()
        ? problem + "; version %s is served".formatted(ledger.current().commit())
        : problem + "; no portfolio of it can be valued";
  }

  /** The name of a ledger that is not the default one. */
  private static String called(LedgerRepository ledger) {
    return ledger.name().equals(LedgerName.DEFAULT) ? "" : ledger.name() + ": ";
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
