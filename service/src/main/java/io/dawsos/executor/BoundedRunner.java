package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs work on a bounded pool and gives up waiting for it at a deadline. Thread-safe. */
public final class BoundedRunner {
  private final ExecutorService pool;
  private final Duration timeout;

  /**
   * A runner.
   *
   * @param pool refuses work when it is full
   * @param timeout after which the work is cancelled
   */
  public BoundedRunner(ExecutorService pool, Duration timeout) {
    this.pool = pool;
    this.timeout = timeout;
  }

  /**
   * Runs the work and returns what it returns.
   *
   * @throws DawsosException SATURATED or DEADLINE_EXCEEDED, or what the work throws of that family
   */
  public <T> T run(Callable<T> work) {
    Future<T> future;
    try {
      future = pool.submit(work);
    } catch (RejectedExecutionException e) {
      throw new DawsosException(
          ErrorCode.SATURATED, "too many requests are being executed", "try again shortly", e);
    }
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new DawsosException(
          ErrorCode.DEADLINE_EXCEEDED,
          "the execution took longer than " + timeout,
          "ask for less at once, or raise executor.timeout in config.yml",
          e);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new DawsosException(
          ErrorCode.SATURATED, "the service is stopping", "try again shortly", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
