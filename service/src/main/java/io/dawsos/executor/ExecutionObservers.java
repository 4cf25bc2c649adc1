package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.executor.pattern.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several observers as one, none of which can disturb the work or the others. */
final class ExecutionObservers implements ExecutionObserver {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionObservers.class);

  private final List<ExecutionObserver> observers;

  ExecutionObservers(List<ExecutionObserver> observers) {
    this.observers = List.copyOf(observers);
  }

  @Override
  public Execution execution(ExecutionRequest request) {
    List<Execution> begun = begun(observer -> observer.execution(request), Execution.NONE);
    return begun.isEmpty() ? Execution.NONE : new Executions(begun);
  }

  @Override
  public Scope step(Pattern pattern, int index) {
    return scope(begun(observer -> observer.step(pattern, index), Scope.NONE));
  }

  @Override
  public Scope call(CapabilityDescription capability, RequestContext context) {
    return scope(begun(observer -> observer.call(capability, context), Scope.NONE));
  }

  private static Scope scope(List<Scope> begun) {
    return begun.isEmpty() ? Scope.NONE : new Scopes(begun);
  }

  private <S> List<S> begun(Function<ExecutionObserver, S> event, S none) {
    List<S> begun = new ArrayList<>(observers.size());
    for (ExecutionObserver observer : observers) {
      try {
        S scope = event.apply(observer);
        if (scope != none) {
          begun.add(scope);
        }
      } catch (RuntimeException e) {
        logged(e);
      }
    }
    return begun;
  }

  private static <S> void inReverse(List<S> begun, Consumer<S> event) {
    for (int i = begun.size() - 1; i >= 0; i--) {
      S each = begun.get(i);
      quietly(() -> event.accept(each));
    }
  }

  private record Scopes(List<Scope> begun) implements Scope {
    @Override
    public void computed(JsonNode result) {
      inReverse(begun, each -> each.computed(result));
    }

    @Override
    public void ended(Ending ending, @Nullable Throwable failure) {
      inReverse(begun, each -> each.ended(ending, failure));
    }
  }

  private record Executions(List<Execution> begun) implements Execution {
    @Override
    public void pinned(RequestContext context, Pattern pattern, ObjectNode inputs) {
      begun.forEach(each -> quietly(() -> each.pinned(context, pattern, inputs)));
    }

    @Override
    public void computes() {
      begun.forEach(each -> quietly(each::computes));
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      inReverse(begun, each -> each.ended(failure));
    }
  }

  @Override
  public void failed(String agent) {
    tell(observer -> observer.failed(agent));
  }

  @Override
  public void changed(String agent, BreakerState state) {
    tell(observer -> observer.changed(agent, state));
  }

  private void tell(Consumer<ExecutionObserver> event) {
    observers.forEach(observer -> quietly(() -> event.accept(observer)));
  }

  @Override
  public <T> Callable<T> carried(Callable<T> work) {
    Callable<T> carried = work;
    for (ExecutionObserver observer : observers) {
      carried = applied(observer::carried, carried);
    }
    return carried;
  }

  @Override
  public ExecutorService carrying(ExecutorService pool) {
    ExecutorService carrying = pool;
    for (ExecutionObserver observer : observers) {
      carrying = applied(observer::carrying, carrying);
    }
    return carrying;
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
