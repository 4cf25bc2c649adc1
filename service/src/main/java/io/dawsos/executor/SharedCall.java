package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call of a capability that any number of callers wait for, each until its own deadline. It
 * stops, and its thread is interrupted, when its time is up or when the last caller has left.
 * Thread-safe.
 *
 * @param <T> what it gives
 */
final class SharedCall<T> implements Runnable {
  private final String name;
  private final Callable<T> work;
  private final Listener listener;
  private final long end;
  private final long startBy;
  private final Duration timeout;

  private int callers;
  private boolean started;
  private @Nullable Thread worker;
  private @Nullable T result;
  private @Nullable DawsosException failure;

  /** Hears once how the call ended, and once more when an overdue one really did. */
  interface Listener {
    /** It gave a result, in so many nanoseconds. */
    void succeeded(long nanos);

    /** It failed, or its time was up, after so many nanoseconds. */
    void failed(long nanos, DawsosException failure);

    /** Nobody waited any more, or it never started: this says nothing about the agent. */
    void abandoned(SharedCall<?> call);

    /** It is over for its callers while its thread works on. */
    void overdue();

    /** An overdue one ended. */
    void overdueEnded();
  }

  /**
   * A call that a pool will run.
   *
   * @param name of the capability
   * @param work throws nothing but DawsosException
   * @param timeout longest time from now
   * @param maxWait longest time from now until it starts
   */
  SharedCall(String name, Callable<T> work, Listener listener, Duration timeout, Duration maxWait) {
    long now = System.nanoTime();
    this.name = name;
    this.work = work;
    this.listener = listener;
    this.timeout = timeout;
    this.end = now + timeout.toNanos();
    this.startBy = now + maxWait.toNanos();
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    synchronized (this) {
      if (isOver()) {
        return;
      }
      started = true;
      worker = Thread.currentThread();
      notifyAll();
    }
    T given = null;
    DawsosException thrown = null;
    try {
      given = work.call();
    } catch (DawsosException e) {
      thrown = e;
    } catch (Throwable e) {
      thrown = new DawsosException(ErrorCode.CAPABILITY_FAILED, name + " failed", "", e);
    }
    ended(given, thrown, System.nanoTime() - start);
  }

  private synchronized void ended(@Nullable T given, @Nullable DawsosException thrown, long nanos) {
    worker = null;
    if (isOver()) {
      listener.overdueEnded();
      return;
    }
    result = given;
    failure = thrown;
    if (thrown == null) {
      listener.succeeded(nanos);
    } else {
      listener.failed(nanos, thrown);
    }
    notifyAll();
  }

  /** Joins those who wait; false where it failed already. */
  synchronized boolean join() {
    if (failure != null) {
      return false;
    }
    callers++;
    return true;
  }

  /**
   * Waits for the result of a call that was joined, and leaves it.
   *
   * @throws DawsosException what the call threw; SATURATED where it did not start in time;
   *     DEADLINE_EXCEEDED where it did not end in time, or the deadline came first; CANCELLED where
   *     the deadline was cancelled or the thread interrupted
   */
  synchronized T await(Deadline deadline) {
    Watch watch = deadline.onCancel(this::wake);
    try {
      while (!isOver()) {
        deadline.check(name);
        checkTime();
        long now = System.nanoTime();
        long until = (started ? end : startBy) - now;
        TimeUnit.NANOSECONDS.timedWait(
            this, Math.max(1, Math.min(until, deadline.remainingNanos())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Deadline.cancelled(name);
    } finally {
      watch.stop();
      leave();
    }
    if (failure != null) {
      throw failure;
    }
    if (result == null) {
      throw new IllegalStateException(name + " gave nothing");
    }
    return result;
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Whether there is a result or a failure. */
  synchronized boolean isOver() {
    return result != null || failure != null;
  }

  private void checkTime() {
    long now = System.nanoTime();
    if (!started && now - startBy >= 0) {
      stop(
          new DawsosException(
              ErrorCode.SATURATED,
              "too many calls of %s wait already".formatted(name),
              "try again shortly"),
          false);
    } else if (now - end >= 0) {
      stop(
          new DawsosException(
              ErrorCode.DEADLINE_EXCEEDED,
              "%s took longer than %s".formatted(name, timeout),
              "ask for less at once, or raise executor.agents.timeout in config.yml"),
          true);
    }
  }

  private void leave() {
    if (--callers == 0 && !isOver()) {
      stop(Deadline.cancelled(name), false);
    }
  }

  private void stop(DawsosException reason, boolean isTheAgentsFault) {
    failure = reason;
    if (isTheAgentsFault) {
      listener.failed(timeout.toNanos(), reason);
    } else {
      listener.abandoned(this);
    }
    if (worker != null) {
      listener.overdue();
      worker.interrupt();
    }
    notifyAll();
  }
}
