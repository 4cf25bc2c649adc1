package io.dawsos.job;

import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerObserver;
import io.dawsos.ledger.LedgerSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several observers as one, none of which can disturb the loading or the others. */
final class LedgerObservers implements LedgerObserver {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerObservers.class);

  private final List<LedgerObserver> observers;

  LedgerObservers(List<LedgerObserver> observers) {
    this.observers = List.copyOf(observers);
  }

  @Override
  public void loaded(LedgerName ledger, Duration took, boolean sound) {
    each(observer -> observer.loaded(ledger, took, sound));
  }

  @Override
  public void serving(LedgerName ledger, LedgerSnapshot snapshot, @Nullable String problem) {
    each(observer -> observer.serving(ledger, snapshot, problem));
  }

  private void each(Consumer<LedgerObserver> event) {
    for (LedgerObserver observer : observers) {
      try {
        event.accept(observer);
      } catch (RuntimeException e) {
        LOG.warn("an observer of ledgers failed", e);
      }
    }
  }
}
