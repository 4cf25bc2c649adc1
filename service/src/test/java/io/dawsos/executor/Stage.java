package io.dawsos.executor;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A runtime with a scripted agent, small limits, a clock that is set, and what was heard of it. */
final class Stage implements AutoCloseable, ExecutionObserver {
  static final RuntimeLimits LIMITS =
      new RuntimeLimits(
          Duration.ofSeconds(20),
          2,
          Duration.ofMillis(100),
          3,
          Duration.ofMillis(1),
          1 << 20,
          1 << 10,
          new RuntimeLimits.Breaker(50, 4, 4, Duration.ofSeconds(30), 2));

  final Scripted agent = new Scripted();
  final Queue<Ending> heard = new ConcurrentLinkedQueue<>();
  final Queue<BreakerState> states = new ConcurrentLinkedQueue<>();
  final Queue<String> failures = new ConcurrentLinkedQueue<>();
  final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  final ExecutorService callers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work);
            threads.add(thread);
            return thread;
          });
  final AgentRuntime runtime;
  volatile Instant now = Instant.parse("2025-10-27T12:00:00Z");

  Stage(RuntimeLimits limits) {
    runtime = new AgentRuntime(List.of(agent), JsonFormat.mapper(), limits, () -> now, this);
  }

  Stage() {
    this(LIMITS);
  }

  static RuntimeLimits withoutMemo() {
    return new RuntimeLimits(
        LIMITS.timeout(),
        LIMITS.concurrency(),
        LIMITS.maxWait(),
        LIMITS.maxAttempts(),
        LIMITS.backoff(),
        0,
        LIMITS.maxResultBytes(),
        LIMITS.breaker());
  }

  static ObjectNode ask(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  JsonNode call(String capability, String text) {
    return call(capability, text, Deadline.after(Duration.ofSeconds(15)));
  }

  JsonNode call(String capability, String text, Deadline deadline) {
    return runtime.call(capability, Probe.CONTEXT, ask(text), Probe.portfolios(), deadline);
  }

  DawsosException failureOf(String capability, Deadline deadline) {
    return catchThrowableOfType(DawsosException.class, () -> call(capability, "x", deadline));
  }

  ErrorCode codeOf(String capability) {
    return failureOf(capability, Deadline.after(Duration.ofSeconds(15))).code();
  }

  Future<JsonNode> callLater(String capability, String text, Deadline deadline) {
    return callers.submit(() -> call(capability, text, deadline));
  }

  /** Whether so many of those who call later wait for a call. */
  boolean isWaitedForBy(int number) {
    return threads.stream()
            .flatMap(thread -> Stream.of(thread.getStackTrace()))
            .filter(
                frame ->
                    frame.getClassName().equals(SharedCall.class.getName())
                        && frame.getMethodName().equals("await"))
            .count()
        == number;
  }

  AgentStatus status() {
    return runtime.agents().get(0);
  }

  /** What waits for a latch and lets itself be interrupted, which is a failure. */
  static String await(CountDownLatch latch) {
    try {
      return latch.await(15, TimeUnit.SECONDS) ? "released" : "forgotten";
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  static DawsosException failure(ErrorCode code) {
    return new DawsosException(code, "it is so", "do this");
  }

  @Override
  public Scope call(CapabilityDescription capability, RequestContext context) {
    return (ending, failure) -> heard.add(ending);
  }

  @Override
  public void failed(String name) {
    failures.add(name);
  }

  @Override
  public void changed(String name, BreakerState state) {
    states.add(state);
  }

  @Override
  public void close() {
    callers.shutdownNow();
    runtime.close();
  }
}
