package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the nodes of a graph without cycles once, each after those it needs. The caller's thread
 * does the work; helpers join it while several nodes are ready, and where none comes the caller
 * does everything, so that a full pool delays and never blocks. What fails is what would have
 * failed first without helpers.
 */
final class GraphRun {
  private final List<BitSet> needs;
  private final IntConsumer work;
  private final Executor executor;
  private final int mostHelpers;

  private final BitSet ready = new BitSet();
  private final BitSet running = new BitSet();
  private final int[] unmet;
  private int helpers;

  /** The node that failed and those after it are not started any more. */
  private int end;

  private @Nullable Throwable failure;

  /**
   * A run.
   *
   * @param needs what each node needs: nodes of lower numbers
   * @param work does a node
   * @param executor runs helpers, or refuses to
   * @param mostHelpers threads beside the caller's
   */
  GraphRun(List<BitSet> needs, IntConsumer work, Executor executor, int mostHelpers) {
    this.needs = needs;
    this.work = work;
    this.executor = executor;
    this.mostHelpers = mostHelpers;
    this.end = needs.size();
    this.unmet = needs.stream().mapToInt(BitSet::cardinality).toArray();
    for (int node = 0; node < unmet.length; node++) {
      ready.set(node, unmet[node] == 0);
    }
  }

  /**
   * Runs all nodes; throws what the first node that failed threw.
   *
   * @throws DawsosException CANCELLED where the thread is interrupted
   */
  void run() {
    work(true);
    synchronized (this) {
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      if (failure instanceof Error error) {
        throw error;
      }
    }
  }

  private void work(boolean isCaller) {
    int node;
    while ((node = next(isCaller)) >= 0) {
      Throwable thrown = null;
      try {
        work.accept(node);
      } catch (RuntimeException | Error e) {
        thrown = e;
      }
      finished(node, thrown);
    }
  }

  /** Takes the first node that is ready; negative where there is nothing left to do. */
  private int next(boolean isCaller) {
    int node;
    int wanted;
    synchronized (this) {
      while ((node = firstReady()) < 0 && isCaller && isAnyRunning()) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          stop();
        }
      }
      if (isCaller && Thread.currentThread().isInterrupted()) {
        stop();
      }
      if (node < 0 || node >= end) {
        helpers -= isCaller ? 0 : 1;
        return -1;
      }
      ready.clear(node);
      running.set(node);
      wanted = Math.min(ready.get(0, end).cardinality(), mostHelpers) - helpers;
      helpers += Math.max(0, wanted);
    }
    for (int i = 0; i < wanted; i++) {
      askForHelp();
    }
    return node;
  }

  private int firstReady() {
    int node = ready.nextSetBit(0);
    return node < end ? node : -1;
  }

  private boolean isAnyRunning() {
    int node = running.nextSetBit(0);
    return node >= 0 && node < end;
  }

  private void stop() {
    end = 0;
    failure = new DawsosException(ErrorCode.CANCELLED, "the execution was cancelled", "ask again");
  }

  private void askForHelp() {
    try {
      executor.execute(() -> work(false));
    } catch (RejectedExecutionException e) {
      synchronized (this) {
        helpers--;
      }
    }
  }

  private synchronized void finished(int node, @Nullable Throwable thrown) {
    running.clear(node);
    if (thrown == null) {
      for (int other = node + 1; other < unmet.length; other++) {
        if (needs.get(other).get(node) && --unmet[other] == 0) {
          ready.set(other);
        }
      }
    } else if (node < end) {
      end = node;
      failure = thrown;
    }
    notifyAll();
  }
}
