package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.executor.pattern.Pattern;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Watches executions, their steps and the calls of capabilities, for telemetry. It is told in the
 * thread that works: what begins there also ends there, the innermost first. Must be thread-safe.
 */
public interface ExecutionObserver {
  /** Watches nothing. */
  ExecutionObserver NONE = new ExecutionObserver() {};

  /** All of them, told in this order and of ends in the opposite one; what one throws is logged. */
  static ExecutionObserver all(List<ExecutionObserver> observers) {
    List<ExecutionObserver> watching =
        observers.stream().filter(observer -> observer != NONE).toList();
    return watching.size() == 1
        ? new ExecutionObservers(watching.get(0), NONE)
        : watching.stream().reduce(ExecutionObservers::new).orElse(NONE);
  }

  /** An execution begins. */
  default Execution execution(ExecutionRequest request) {
    return Execution.NONE;
  }

  /**
   * A step of a pattern begins, within an execution or a replay.
   *
   * @param index its position, from 0
   */
  default Scope step(Pattern pattern, int index) {
    return Scope.NONE;
  }

  /** A capability is called, within a step. */
  default Scope call(CapabilityDescription capability, RequestContext context) {
    return Scope.NONE;
  }

  /** A call counted against the agent's breaker; told in any thread. */
  default void failed(String agent) {}

  /** The breaker of an agent changed; told in any thread. */
  default void changed(String agent, BreakerState state) {}

  /** The work, to be done by another thread as a part of what this thread does now. */
  default <T> Callable<T> carried(Callable<T> work) {
    return work;
  }

  /** The pool, whose threads work as a part of what those do who submit to it. */
  default ExecutorService carrying(ExecutorService pool) {
    return pool;
  }

  /** What began and will end. */
  interface Scope {
    /** Ends unheard. */
    Scope NONE = (ending, failure) -> {};

    /** A capability computed this, and did not know it already; told before the end of its call. */
    default void computed(JsonNode result) {}

    /**
     * It ended; told once.
     *
     * @param failure what was thrown, or left an optional step without a result; else null
     */
    void ended(Ending ending, @Nullable Throwable failure);
  }

  /** An execution that began. */
  interface Execution {
    /** Passes unheard. */
    Execution NONE = failure -> {};

    /** What pins it was found; told in the thread that works. */
    default void pinned(RequestContext context, Pattern pattern, ObjectNode inputs) {}

    /** Its steps are run now, in this thread; not told where its result is known already. */
    default void computes() {}

    /**
     * It ended, and is stored where it was to be; told once.
     *
     * @param failure what was thrown; null where there is a result
     */
    void ended(@Nullable Throwable failure);
  }

  /** How something ended. */
  enum Ending {
    /** Computed, by this thread or by another one at the same time. */
    COMPUTED,
    /** Known already. */
    REMEMBERED,
    /** Left out, as its condition said, or for what it needs. */
    SKIPPED,
    /** With an error. */
    FAILED
  }
}
