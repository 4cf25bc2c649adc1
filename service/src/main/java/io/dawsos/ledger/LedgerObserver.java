package io.dawsos.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears what becomes of ledgers. Implementations are thread-safe. */
public interface LedgerObserver {
  /** Hears nothing. */
  LedgerObserver NONE = new LedgerObserver() {};

  /**
   * The newest version was looked at.
   *
   * @param took how long the loading took
   * @param sound whether it has no errors
   */
  default void loaded(LedgerName ledger, Duration took, boolean sound) {}

  /**
   * This is served from now on.
   *
   * @param snapshot what is served
   * @param problem why it is not the newest version, or what is wrong with it; null where it is the
   *     newest and sound
   */
  default void serving(LedgerName ledger, LedgerSnapshot snapshot, @Nullable String problem) {}
}
