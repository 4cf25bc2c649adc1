package io.dawsos.ledger;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what observers of ledgers are told. */
record Told(List<String> lines) implements LedgerObserver {
  @Override
  public void loaded(LedgerName ledger, Duration took, boolean sound) {
    lines.add("loaded " + sound);
  }

  @Override
  public void serving(LedgerName ledger, LedgerSnapshot snapshot, @Nullable String problem) {
    lines.add("serving " + problem);
  }
}
