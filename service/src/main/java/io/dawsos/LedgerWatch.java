package io.dawsos;

import io.dawsos.ledger.ServedLedger;
import io.dropwizard.lifecycle.Managed;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks every second for new versions of the ledgers, and loads them beside the requests. */
final class LedgerWatch implements Managed {
  private static final int INTERVAL_SECONDS = 1;

  private final List<ServedLedger> ledgers;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(LedgerWatch::thread);

  LedgerWatch(List<ServedLedger> ledgers) {
    this.ledgers = ledgers;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "ledgers");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void start() {
    for (ServedLedger ledger : ledgers) {
      ScheduledFuture<?> unused =
          executor.scheduleWithFixedDelay(
              ledger::poll, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public void stop() {
    executor.shutdownNow();
  }
}
