package io.dawsos.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon thread whose interruption also ends the statement that it waits for: the driver of
 * PostgreSQL does not hear interruptions.
 */
public final class StatementThread extends Thread {
  private static final Logger LOG = LoggerFactory.getLogger(StatementThread.class);

  private volatile @Nullable Statement statement;

  private StatementThread(Runnable work, String name) {
    super(work, name);
    setDaemon(true);
  }

  /** Makes threads of the name and a number. */
  public static ThreadFactory factory(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> new StatementThread(work, name + "-" + count.incrementAndGet());
  }

  @Override
  public void interrupt() {
    super.interrupt();
    Statement running = statement;
    if (running != null) {
      // Cancelling connects to the server, which whoever interrupts shall not wait for.
      ForkJoinPool.commonPool().execute(() -> cancel(running));
    }
  }

  private static void cancel(Statement running) {
    try {
      running.cancel();
    } catch (SQLException e) {
      LOG.debug("a statement could not be cancelled", e);
    }
  }

  /** Notes which statement such a thread executes; one that ended ignores being cancelled. */
  static final class Customizer implements StatementCustomizer {
    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) {
      if (Thread.currentThread() instanceof StatementThread thread) {
        thread.statement = statement;
      }
    }

    @Override
    public void afterExecution(PreparedStatement statement, StatementContext context) {
      if (Thread.currentThread() instanceof StatementThread thread) {
        thread.statement = null;
      }
    }
  }
}
