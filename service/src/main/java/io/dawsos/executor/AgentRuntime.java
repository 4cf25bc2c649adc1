package io.dawsos.executor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.ExecutionObserver.Ending;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one door to agents: finds a capability by name, binds its arguments, calls it within its
 * limits, and remembers what pure ones gave. Thread-safe; any number of threads may call at once.
 */
public final class AgentRuntime implements AutoCloseable {
  private final Map<String, BoundCapability> capabilities = new TreeMap<>();
  private final Map<String, AgentGuard> guards = new TreeMap<>();
  private final ObjectMapper json;
  private final RuntimeLimits limits;
  private final ExecutionObserver observer;
  private final Attempts attempts;
  private final @Nullable CapabilityMemo memo;

  /**
   * A runtime over the agents; those of one name share its threads and circuit breaker.
   *
   * @throws IllegalStateException when a marked method has another shape or a name is taken
   */
  public AgentRuntime(
      List<Agent> agents,
      ObjectMapper json,
      RuntimeLimits limits,
      InstantSource clock,
      ExecutionObserver observer) {
    this.json =
        json.copy()
            .registerModule(
                new SimpleModule().addDeserializer(Portfolio.class, new PortfolioOfId()));
    this.limits = limits;
    this.observer = observer;
    this.attempts = new Attempts(limits);
    this.memo = limits.memoBytes() == 0 ? null : new CapabilityMemo(limits.memoBytes());
    CircuitBreakerRegistry breakers =
        CircuitBreakerRegistry.of(breakerConfig(limits.breaker(), clock));
    RecordSchemas schemas = new RecordSchemas(json);
    for (Agent agent : agents) {
      AgentGuard guard =
          guards.computeIfAbsent(
              agent.name(),
              name -> new AgentGuard(name, limits, breakers.circuitBreaker(name), observer, clock));
      for (Method method : agent.getClass().getMethods()) {
        Capability capability = method.getAnnotation(Capability.class);
        if (capability != null) {
          register(capability, agent, guard, method, schemas);
        }
      }
    }
  }

  private static CircuitBreakerConfig breakerConfig(
      RuntimeLimits.Breaker breaker, InstantSource clock) {
    return CircuitBreakerConfig.custom()
        .failureRateThreshold(breaker.failureRate())
        .slidingWindowSize(breaker.calls())
        .minimumNumberOfCalls(breaker.minCalls())
        .waitDurationInOpenState(breaker.openFor())
        .permittedNumberOfCallsInHalfOpenState(breaker.trialCalls())
        .ignoreException(failure -> !CapabilityFailure.isTheAgents(failure))
        .clock(clock.withZone(ZoneOffset.UTC))
        .build();
  }

  private void register(
      Capability capability, Agent agent, AgentGuard guard, Method method, RecordSchemas schemas) {
    MethodHandle handle = BoundCapability.handle(agent, method);
    Class<?>[] parameters = method.getParameterTypes();
    CapabilityDescription description =
        new CapabilityDescription(
            capability.value(),
            agent.name(),
            capability.description(),
            parameters[0] == Pins.class,
            capability.idempotent(),
            schemas.of(parameters[1]),
            schemas.of(method.getReturnType()));
    Duration timeout =
        capability.timeoutMs() == 0 ? limits.timeout() : Duration.ofMillis(capability.timeoutMs());
    BoundCapability bound =
        new BoundCapability(description, guard, json.readerFor(parameters[1]), handle, timeout);
    if (capabilities.put(capability.value(), bound) != null) {
      throw new IllegalStateException("two capabilities are named " + capability.value());
    }
  }

  /** Names of all capabilities, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(capabilities.keySet());
  }

  /** Describes every capability, sorted by name. */
  public List<CapabilityDescription> descriptions() {
    return capabilities.values().stream().map(BoundCapability::description).toList();
  }

  /** Describes a capability; throws CAPABILITY_UNKNOWN. */
  public CapabilityDescription describe(String name) {
    return bound(name).description();
  }

  /** How the agents do now, sorted by name. */
  public List<AgentStatus> agents() {
    return guards.values().stream().map(AgentGuard::status).toList();
  }

  /**
   * Calls a capability. It runs on a thread of its agent and is interrupted when its time is up or
   * when nobody waits for it any more; one that ignores this keeps its thread, and no caller.
   *
   * @param name a registered name
   * @param arguments a JSON object with the fields of the argument record; where the record has a
   *     {@link Portfolio}, the object has its id
   * @param portfolios the portfolios that the caller may see
   * @param deadline until when the caller waits
   * @return the result record as JSON, which refuses to be changed
   * @throws DawsosException whatever the capability throws of that family; INPUT_INVALID for
   *     arguments of another shape; CAPABILITY_FAILED for any other exception; DATABASE_UNAVAILABLE
   *     where the database did not answer; RESULT_TOO_LARGE; AGENT_UNAVAILABLE, SATURATED,
   *     DEADLINE_EXCEEDED or CANCELLED where it was not called or not waited for
   */
  public JsonNode call(
      String name,
      RequestContext context,
      JsonNode arguments,
      Portfolios portfolios,
      Deadline deadline) {
    BoundCapability capability = bound(name);
    ExecutionObserver.Scope scope = observer.call(capability.description(), context);
    Ending ending = Ending.FAILED;
    Throwable failure = null;
    try {
      deadline.check(name);
      Object given = capability.arguments(arguments, portfolios);
      if (memo == null || !capability.description().pure()) {
        JsonNode result = alone(capability, context, given, deadline);
        ending = Ending.COMPUTED;
        scope.computed(result);
        return result;
      }
      CapabilityMemo.Key key = new CapabilityMemo.Key(name, given, context.pins());
      Optional<JsonNode> known = memo.find(key);
      if (known.isPresent()) {
        ending = Ending.REMEMBERED;
        return known.get();
      }
      JsonNode result = memo.compute(key, deadline, () -> shared(memo, capability, key));
      ending = Ending.COMPUTED;
      scope.computed(result);
      return result;
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    } finally {
      scope.ended(ending, failure);
    }
  }

  private JsonNode alone(
      BoundCapability capability, RequestContext context, Object arguments, Deadline deadline) {
    Object first = capability.description().pure() ? context.pins() : context;
    long end = end(capability);
    SharedCall<CapabilityResult> call =
        capability
            .guard()
            .start(
                capability.description().name(),
                () -> result(capability, first, arguments, end),
                capability.timeout());
    call.join();
    return call.await(deadline).json();
  }

  private SharedCall<CapabilityResult> shared(
      CapabilityMemo remembered, BoundCapability capability, CapabilityMemo.Key key) {
    long end = end(capability);
    return capability
        .guard()
        .start(
            key.capability(),
            () -> {
              CapabilityResult result = result(capability, key.pins(), key.arguments(), end);
              remembered.keep(key, result);
              return result;
            },
            capability.timeout());
  }

  private static long end(BoundCapability capability) {
    return System.nanoTime() + capability.timeout().toNanos();
  }

  private CapabilityResult result(
      BoundCapability capability, Object context, Object arguments, long end) {
    CapabilityDescription description = capability.description();
    Object record =
        description.idempotent()
            ? attempts.of(() -> capability.invoke(context, arguments), end)
            : capability.invoke(context, arguments);
    return CapabilityResult.of(description.name(), record, json, limits.maxResultBytes());
  }

  /** Reads the id of a portfolio and gives what the execution may see under it. */
  private static final class PortfolioOfId extends StdDeserializer<Portfolio> {
    PortfolioOfId() {
      super(Portfolio.class);
    }

    @Override
    public Portfolio deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      PortfolioId id = context.readValue(parser, PortfolioId.class);
      return ((Portfolios) context.getAttribute(Portfolios.class)).get(id);
    }
  }

  private BoundCapability bound(String name) {
    BoundCapability capability = capabilities.get(name);
    if (capability == null) {
      throw new DawsosException(
          ErrorCode.CAPABILITY_UNKNOWN,
          "there is no capability \"%s\""
              .formatted(name.length() > 100 ? name.substring(0, 100) : name),
          "GET /v1/capabilities lists them");
    }
    return capability;
  }

  /** Interrupts what runs and takes no further calls. */
  @Override
  public void close() {
    guards.values().forEach(AgentGuard::close);
  }
}
