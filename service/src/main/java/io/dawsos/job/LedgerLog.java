package io.dawsos.job;

import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerObserver;
import io.dawsos.ledger.LedgerSnapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log which version of a ledger is served, and why it is not the newest. */
final class LedgerLog implements LedgerObserver {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerLog.class);

  @Override
  public void serving(LedgerName ledger, LedgerSnapshot snapshot, @Nullable String problem) {
    if (problem == null) {
      LOG.info("the ledger \"{}\" is served at version {}", ledger, snapshot.commit());
    } else {
      LOG.warn(
          "the newest version of the ledger \"{}\" is broken, so version {} is served: {}",
          ledger,
          snapshot.commit(),
          problem);
    }
  }
}
