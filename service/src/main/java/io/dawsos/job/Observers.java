package io.dawsos.job;

import io.dawsos.database.StatementObserver;
import io.dawsos.executor.ExecutionObserver;
import io.dawsos.ledger.LedgerObserver;
import io.dawsos.provider.http.ExchangeListener;
import io.dawsos.schedule.JobStepListener;
import java.util.List;

/**
 * Who watches the work of the services: everywhere that telemetry attaches, but for HTTP.
 *
 * @param executions watches executions, their steps and calls
 * @param exchanges hears of requests to providers
 * @param steps hears of the steps of jobs
 * @param packs hears of packs that are built
 * @param statements watches SQL
 * @param ledgers hears which versions of ledgers are served
 */
public record Observers(
    ExecutionObserver executions,
    ExchangeListener exchanges,
    JobStepListener steps,
    PackBuildListener packs,
    StatementObserver statements,
    LedgerObserver ledgers) {
  /** Nobody. */
  public static final Observers NONE =
      new Observers(
          ExecutionObserver.NONE,
          ExchangeListener.NONE,
          JobStepListener.NONE,
          PackBuildListener.NONE,
          StatementObserver.NONE,
          LedgerObserver.NONE);

  /** All of them as one, none of which can disturb the work or the others. */
  public static Observers all(List<Observers> observers) {
    return new Observers(
        ExecutionObserver.all(observers.stream().map(Observers::executions).toList()),
        ExchangeListener.all(observers.stream().map(Observers::exchanges).toList()),
        JobStepListener.all(observers.stream().map(Observers::steps).toList()),
        PackBuildListener.all(observers.stream().map(Observers::packs).toList()),
        StatementObserver.all(observers.stream().map(Observers::statements).toList()),
        new LedgerObservers(observers.stream().map(Observers::ledgers).toList()));
  }
}
