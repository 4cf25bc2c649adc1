package io.dawsos.telemetry.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Tells listeners of each statement that ended, beside the logger that JDBI has already. */
public final class StatementEnds implements SqlLogger {
  private final SqlLogger first;
  private final List<Listener> listeners;

  private StatementEnds(SqlLogger first, List<Listener> listeners) {
    this.first = first;
    this.listeners = listeners;
  }

  /** Hears of statements in the thread that executed them; must not throw. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A statement ended.
     *
     * @param failure what the database said; null where it succeeded
     */
    void ended(
        StatementContext context, Instant start, Instant end, @Nullable SQLException failure);
  }

  /** Adds a listener to those that an entry to SQL has. */
  public static void listen(Jdbi jdbi, Listener listener) {
    SqlLogger present = jdbi.getConfig(SqlStatements.class).getSqlLogger();
    jdbi.setSqlLogger(
        present instanceof StatementEnds ends
            ? ends.and(listener)
            : new StatementEnds(present, List.of(listener)));
  }

  private StatementEnds and(Listener listener) {
    List<Listener> more = new ArrayList<>(listeners);
    more.add(listener);
    return new StatementEnds(first, List.copyOf(more));
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    first.logBeforeExecution(context);
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    first.logAfterExecution(context);
    tell(context, context.getCompletionMoment(), null);
  }

  @Override
  public void logException(StatementContext context, SQLException failure) {
    first.logException(context, failure);
    tell(context, context.getExceptionMoment(), failure);
  }

  private void tell(StatementContext context, @Nullable Instant end, @Nullable SQLException e) {
    Instant start = context.getExecutionMoment();
    if (start != null && end != null) {
      for (Listener listener : listeners) {
        listener.ended(context, start, end, e);
      }
    }
  }
}
