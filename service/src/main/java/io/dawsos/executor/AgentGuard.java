package io.dawsos.executor;

import io.dawsos.database.StatementThread;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the calls of one agent on threads of its own, so that an agent which hangs takes none but
 * these, and leaves it alone for a while when it fails too often. Thread-safe.
 */
final class AgentGuard implements SharedCall.Listener, AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final String agent;
  private final RuntimeLimits limits;
  private final CircuitBreaker breaker;
  private final ExecutionObserver observer;
  private final InstantSource clock;
  private final ThreadPoolExecutor threads;
  private final AtomicInteger overdue = new AtomicInteger();
  private volatile @Nullable Instant retryAt;

  AgentGuard(
      String agent,
      RuntimeLimits limits,
      CircuitBreaker breaker,
      ExecutionObserver observer,
      InstantSource clock) {
    this.agent = agent;
    this.limits = limits;
    this.breaker = breaker;
    this.observer = observer;
    this.clock = clock;
    // Each call that waits has a caller that waits, so the queue is as long as there are callers.
    this.threads =
        new ThreadPoolExecutor(
            limits.concurrency(),
            limits.concurrency(),
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            StatementThread.factory("agent-" + agent));
    threads.allowCoreThreadTimeOut(true);
    breaker
        .getEventPublisher()
        .onStateTransition(event -> changed(event.getStateTransition().getToState()));
  }

  private void changed(CircuitBreaker.State state) {
    BreakerState now = BreakerState.of(state);
    retryAt = now == BreakerState.OPEN ? clock.instant().plus(limits.breaker().openFor()) : null;
    observer.changed(agent, now);
  }

  /**
   * Starts a call, which whoever gets it has to join.
   *
   * @throws DawsosException AGENT_UNAVAILABLE where the agent is left alone
   */
  <T> SharedCall<T> start(String capability, Callable<T> work, Duration timeout) {
    if (!breaker.tryAcquirePermission()) {
      throw unavailable();
    }
    SharedCall<T> call =
        new SharedCall<>(capability, observer.carried(work), this, timeout, limits.maxWait());
    threads.execute(call);
    return call;
  }

  private DawsosException unavailable() {
    Instant when = retryAt;
    return new DawsosException(
        ErrorCode.AGENT_UNAVAILABLE,
        when == null
            ? "%s failed too often and is being tried again now".formatted(agent)
            : "%s failed too often and is tried again at %s".formatted(agent, when),
        "ask again then; GET /v1/capabilities shows how the agents do");
  }

  @Override
  public void succeeded(long nanos) {
    breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void failed(long nanos, DawsosException failure) {
    breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    if (CapabilityFailure.isTheAgents(failure)) {
      observer.failed(agent);
    }
  }

  @Override
  public void abandoned(SharedCall<?> call) {
    threads.remove(call);
    breaker.releasePermission();
  }

  @Override
  public void overdue() {
    overdue.incrementAndGet();
  }

  @Override
  public void overdueEnded() {
    overdue.decrementAndGet();
  }

  /** How the agent does now. */
  AgentStatus status() {
    return new AgentStatus(
        agent,
        BreakerState.of(breaker.getState()),
        retryAt,
        threads.getActiveCount(),
        overdue.get());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
