package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.executor.pattern.Pattern;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two observers as one, neither of which can disturb the work or the other. */
final class ExecutionObservers implements ExecutionObserver {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionObservers.class);

  private final ExecutionObserver first;
  private final ExecutionObserver second;

  /** Both, of which the second one is told of beginnings later and of ends earlier. */
  ExecutionObservers(ExecutionObserver first, ExecutionObserver second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public Execution execution(ExecutionRequest request) {
    Execution ofFirst = begun(() -> first.execution(request), Execution.NONE);
    Execution ofSecond = begun(() -> second.execution(request), Execution.NONE);
    return ofFirst == Execution.NONE && ofSecond == Execution.NONE
        ? Execution.NONE
        : new Executions(ofFirst, ofSecond);
  }

  @Override
  public Scope step(Pattern pattern, int index) {
    return scope(
        begun(() -> first.step(pattern, index), Scope.NONE),
        begun(() -> second.step(pattern, index), Scope.NONE));
  }

  @Override
  public Scope call(CapabilityDescription capability, RequestContext context) {
    return scope(
        begun(() -> first.call(capability, context), Scope.NONE),
        begun(() -> second.call(capability, context), Scope.NONE));
  }

  private static Scope scope(Scope ofFirst, Scope ofSecond) {
    return ofFirst == Scope.NONE && ofSecond == Scope.NONE
        ? Scope.NONE
        : new Scopes(ofFirst, ofSecond);
  }

  private static <S> S begun(Supplier<S> event, S none) {
    try {
      return event.get();
    } catch (RuntimeException e) {
      logged(e);
      return none;
    }
  }

  private record Scopes(Scope first, Scope second) implements Scope {
    @Override
    public void computed(JsonNode result) {
      quietly(() -> second.computed(result));
      quietly(() -> first.computed(result));
    }

    @Override
    public void ended(Ending ending, @Nullable Throwable failure) {
      quietly(() -> second.ended(ending, failure));
      quietly(() -> first.ended(ending, failure));
    }
  }

  private record Executions(Execution first, Execution second) implements Execution {
    @Override
    public void pinned(RequestContext context, Pattern pattern, ObjectNode inputs) {
      quietly(() -> first.pinned(context, pattern, inputs));
      quietly(() -> second.pinned(context, pattern, inputs));
    }

    @Override
    public void computes() {
      quietly(first::computes);
      quietly(second::computes);
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      quietly(() -> second.ended(failure));
      quietly(() -> first.ended(failure));
    }
  }

  @Override
  public void failed(String agent) {
    quietly(() -> first.failed(agent));
    quietly(() -> second.failed(agent));
  }

  @Override
  public void changed(String agent, BreakerState state) {
    quietly(() -> first.changed(agent, state));
    quietly(() -> second.changed(agent, state));
  }

  @Override
  public <T> Callable<T> carried(Callable<T> work) {
    Callable<T> carried = applied(first::carried, work);
    return applied(second::carried, carried);
  }

  @Override
  public ExecutorService carrying(ExecutorService pool) {
    return applied(second::carrying, applied(first::carrying, pool));
  }

  private static <T> T applied(UnaryOperator<T> wrapping, T value) {
    try {
      return wrapping.apply(value);
    } catch (RuntimeException e) {
      logged(e);
      return value;
    }
  }

  private static void quietly(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      logged(e);
    }
  }

  private static void logged(RuntimeException failure) {
    LOG.warn("an observer of executions failed", failure);
  }
}
