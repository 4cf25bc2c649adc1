package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work on a bounded pool and gives up waiting for it at a deadline, or when whoever asked has
 * gone away; the work's thread is then interrupted. Thread-safe.
 */
public final class BoundedRunner {
  /** Most executions end sooner, and are spared the watching. */
  private static final long UNWATCHED_NANOS = Duration.ofMillis(50).toNanos();

  private static final String NAME = "the execution";

  private final ExecutorService pool;

  /**
   * A runner.
   *
   * @param pool refuses work when it is full
   */
  public BoundedRunner(ExecutorService pool) {
    this.pool = pool;
  }

  /**
   * Runs the work and returns what it returns.
   *
   * @param deadline is cancelled when nobody waits any more
   * @param client tells when whoever asked has gone away
   * @throws DawsosException SATURATED, DEADLINE_EXCEEDED or CANCELLED, or what the work throws of
   *     that family
   */
  public <T> T run(Callable<T> work, Deadline deadline, ClientWatch client) {
    Future<T> future = submit(work);
    try {
      return await(future, deadline, client);
    } catch (TimeoutException e) {
      deadline.check(NAME);
      throw new IllegalStateException(e);
    } catch (CancellationException e) {
      throw Deadline.cancelled(NAME);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DawsosException(
          ErrorCode.SATURATED, "the service is stopping", "try again shortly", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (!future.isDone()) {
        giveUp(future, deadline);
      }
    }
  }

  private <T> Future<T> submit(Callable<T> work) {
    try {
      return pool.submit(work);
    } catch (RejectedExecutionException e) {
      throw new DawsosException(
          ErrorCode.SATURATED, "too many requests are being executed", "try again shortly", e);
    }
  }

  private static <T> T await(Future<T> future, Deadline deadline, ClientWatch client)
      throws TimeoutException, InterruptedException, ExecutionException {
    long remaining = deadline.remainingNanos();
    if (remaining > UNWATCHED_NANOS) {
      try {
        return future.get(UNWATCHED_NANOS, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        Watch watch = client.start(() -> giveUp(future, deadline));
        try {
          return future.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } finally {
          watch.stop();
        }
      }
    }
    return future.get(remaining, TimeUnit.NANOSECONDS);
  }

  /** Gives the work up: its own thread is interrupted, and others wait for it no longer. */
  private static void giveUp(Future<?> future, Deadline deadline) {
    future.cancel(true);
    deadline.cancel();
  }
}
