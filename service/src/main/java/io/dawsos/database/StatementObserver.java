package io.dawsos.database;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Attaches to the entries to SQL what watches statements, for telemetry. */
@FunctionalInterface
public interface StatementObserver {
  /** Watches nothing. */
  StatementObserver NONE = jdbi -> {};

  /** All of them, attached in this order. */
  static StatementObserver all(List<StatementObserver> observers) {
    List<StatementObserver> watching = List.copyOf(observers);
    return jdbi -> watching.forEach(observer -> observer.attach(jdbi));
  }

  /** Attaches to an entry, once, before its first statement; keeps what is attached already. */
  void attach(Jdbi jdbi);
}
