package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Until when whoever asked waits for an execution, or that they do not wait any more. One object
 * goes down with an execution through all its threads. Thread-safe.
 */
public final class Deadline {
  private static final long FOR_EVER = Long.MAX_VALUE / 2;

  private final long end;
  private final Set<Runnable> listeners = new HashSet<>();
  private boolean cancelled;

  private Deadline(long end) {
    this.end = end;
  }

  /** A deadline so long from now; none of a century and more. */
  public static Deadline after(Duration time) {
    boolean isFinite = time.compareTo(Duration.ofNanos(FOR_EVER)) < 0;
    return new Deadline(System.nanoTime() + (isFinite ? time.toNanos() : FOR_EVER));
  }

  /** Waits for ever, unless it is cancelled. */
  public static Deadline never() {
    return new Deadline(System.nanoTime() + FOR_EVER);
  }

  /** Nanoseconds that are left; zero or less where the time is up. */
  public long remainingNanos() {
    return end - System.nanoTime();
  }

  /** Says that nobody waits any more: what runs for them may stop. */
  public void cancel() {
    Set<Runnable> told;
    synchronized (this) {
      cancelled = true;
      told = Set.copyOf(listeners);
      listeners.clear();
    }
    told.forEach(Runnable::run);
  }

  /** Whether nobody waits any more. */
  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * Throws where there is nothing to wait for.
   *
   * @param what is under way, for the message
   * @throws DawsosException CANCELLED or DEADLINE_EXCEEDED
   */
  void check(String what) {
    if (isCancelled()) {
      throw cancelled(what);
    }
    if (remainingNanos() <= 0) {
      throw new DawsosException(
          ErrorCode.DEADLINE_EXCEEDED,
          what + " did not end in the time that the request has",
          "ask for less at once, or give it more time: X-Request-Timeout-Ms, up to"
              + " executor.timeout in config.yml");
    }
  }

  /** What is thrown where nobody waits any more. */
  static DawsosException cancelled(String what) {
    return new DawsosException(ErrorCode.CANCELLED, what + " was cancelled", "ask again");
  }

  /** Calls the listener when the deadline is cancelled, now if it is; not after stopping. */
  Watch onCancel(Runnable listener) {
    synchronized (this) {
      if (!cancelled) {
        listeners.add(listener);
        return () -> remove(listener);
      }
    }
    listener.run();
    return () -> {};
  }

  /** The work, the thread of which is interrupted when the deadline is cancelled meanwhile. */
  Runnable interrupting(Runnable work) {
    return () -> {
      Interruption interruption = new Interruption(Thread.currentThread());
      Watch watch = onCancel(interruption);
      try {
        work.run();
      } finally {
        watch.stop();
        interruption.end();
      }
    };
  }

  /** Interrupts a thread while it works for this deadline, and never what it does afterwards. */
  private static final class Interruption implements Runnable {
    private final Thread thread;
    private boolean ended;

    Interruption(Thread thread) {
      this.thread = thread;
    }

    @Override
    public synchronized void run() {
      if (!ended) {
        thread.interrupt();
      }
    }

    synchronized void end() {
      ended = true;
    }
  }

  private synchronized void remove(Runnable listener) {
    listeners.remove(listener);
  }
}
