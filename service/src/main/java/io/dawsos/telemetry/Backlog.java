package io.dawsos.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What telemetry has to do about work that has ended: a thread of its own does it ten times a
 * second, so that those who answer go on. Bounded: what has no room is done at once. Thread-safe.
 */
final class Backlog implements Executor, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final int MOST = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "telemetry");
            made.setDaemon(true);
            return made;
          });
  private volatile boolean isOpen;

  /** From now on what is to be done can wait; until then it is done at once. */
  void start() {
    isOpen = true;
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(
            this::workOff, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Does something soon, in the order of the calls of one thread.
   *
   * @param work reads nothing that its thread uses again, such as a request of the server; its
   *     failure is logged
   */
  @Override
  public void execute(Runnable work) {
    if (!isOpen || !waiting.offer(work)) {
      attempt(work);
    }
  }

  /** Does all that waits, or waits for who does it. */
  synchronized void workOff() {
    List<Runnable> all = new ArrayList<>(waiting.size());
    waiting.drainTo(all);
    all.forEach(Backlog::attempt);
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("something was not measured", e);
    }
  }

  /** Does all that waits; from now on everything is done at once again. */
  @Override
  public void close() {
    isOpen = false;
    thread.shutdown();
    workOff();
  }
}
