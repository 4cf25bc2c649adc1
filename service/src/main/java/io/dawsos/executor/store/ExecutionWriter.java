package io.dawsos.executor.store;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores executions from one thread: all that arrive while a batch is being committed are the next
 * one, so that requests at once cost one statement together. Thread-safe.
 */
public final class ExecutionWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionWriter.class);

  private static final int WAITING = 4096;
  private static final int BATCH = 256;
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final ExecutionInsert insert;
  private final Duration patience;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
  private final Thread thread;
  private boolean closed;

  /** An execution that waits to be stored; without one, the sign that no more come. */
  private record Waiting(@Nullable NewExecution execution, CompletableFuture<@Nullable Void> done) {
    static Waiting of(@Nullable NewExecution execution) {
      return new Waiting(execution, new CompletableFuture<>());
    }
  }

  /**
   * A writer over the database that the migrations made.
   *
   * @param patience how long {@link #write} waits at most
   */
  public ExecutionWriter(Jdbi jdbi, Duration patience) {
    this.insert = new ExecutionInsert(jdbi);
    this.patience = patience;
    this.thread = new Thread(this::writeUntilClosed, "execution-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Stores an execution and returns when it is durable.
   *
   * @throws DawsosException SATURATED where too many wait, or the writer was closed;
   *     DATABASE_UNAVAILABLE where it is not stored in time; then it may be stored or not
   */
  public void write(NewExecution execution) {
    CompletableFuture<@Nullable Void> done = submit(execution);
    try {
      done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unavailable(e.getCause());
    } catch (TimeoutException e) {
      done.cancel(false); // not stored in vain where it still waits
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  /**
   * Stores an execution whose caller waits no more; what comes of it is for the log.
   *
   * @throws DawsosException SATURATED
   */
  public void writeLater(NewExecution execution) {
    CompletableFuture<@Nullable Void> unused = submit(execution);
  }

  private synchronized CompletableFuture<@Nullable Void> submit(NewExecution execution) {
    Waiting waiting = Waiting.of(execution);
    if (closed || !queue.offer(waiting)) {
      throw new DawsosException(
          ErrorCode.SATURATED,
          closed ? "the service is stopping" : "too many executions wait to be stored",
          "try again shortly");
    }
    return waiting.done();
  }

  private static DawsosException unavailable(@Nullable Throwable cause) {
    return new DawsosException(
        ErrorCode.DATABASE_UNAVAILABLE,
        "the execution could not be stored",
        "try again shortly",
        cause);
  }

  private void writeUntilClosed() {
    List<Waiting> batch = new ArrayList<>();
    boolean more = true;
    while (more) {
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        return;
      }
      queue.drainTo(batch, BATCH - 1);
      more = batch.stream().allMatch(each -> each.execution() != null);
      batch.removeIf(each -> each.execution() == null || each.done().isDone());
      if (!batch.isEmpty()) {
        write(batch);
      }
      batch.clear();
    }
  }

  private void write(List<Waiting> batch) {
    try {
      insert.insert(executions(batch));
      batch.forEach(each -> each.done().complete(null));
    } catch (RuntimeException e) {
      insert.forget(executions(batch));
      if (isOfOneRow(e)) {
        batch.forEach(this::writeAlone);
      } else {
        fail(batch, e);
      }
    }
  }

  /** What one row does wrong, or lost to a pruning, is not for the others of its batch. */
  private void writeAlone(Waiting waiting) {
    List<Waiting> alone = List.of(waiting);
    try {
      insert.insert(executions(alone));
      waiting.done().complete(null);
    } catch (RuntimeException e) {
      fail(alone, e);
    }
  }

  private static void fail(List<Waiting> batch, RuntimeException failure) {
    LOG.error("{} executions were not stored", batch.size(), failure);
    batch.forEach(each -> each.done().completeExceptionally(failure));
  }

  private static List<NewExecution> executions(List<Waiting> batch) {
    List<NewExecution> executions = new ArrayList<>(batch.size());
    for (Waiting each : batch) {
      NewExecution execution = each.execution();
      if (execution != null) {
        executions.add(execution);
      }
    }
    return executions;
  }

  /** Classes 22, 23 and 40 of SQL states: data, integrity, and transactions in each other's way. */
  private static boolean isOfOneRow(RuntimeException failure) {
    if (failure instanceof JdbiException) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql) {
          String state = String.valueOf(sql.getSQLState());
          return state.startsWith("22") || state.startsWith("23") || state.startsWith("40");
        }
      }
    }
    return false;
  }

  /** Stores what waits, and takes no more. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      queue.put(Waiting.of(null));
      thread.join(DRAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
