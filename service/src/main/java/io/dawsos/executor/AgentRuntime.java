package io.dawsos.executor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one door to agents: finds a capability by name, binds its arguments, calls it. Thread-safe.
 */
public final class AgentRuntime {
  private static final PropertyNamingStrategies.NamingBase SNAKE_CASE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private final Map<String, BoundCapability> capabilities = new TreeMap<>();
  private final ObjectMapper json;

  private record BoundCapability(Agent agent, Method method, Class<?> arguments) {}

  /**
   * A runtime over the agents.
   *
   * @throws IllegalStateException when a marked method has another shape or a name is taken
   */
  public AgentRuntime(List<Agent> agents, ObjectMapper json) {
    this.json =
        json.copy()
            .registerModule(
                new SimpleModule().addDeserializer(Portfolio.class, new PortfolioOfId()));
    for (Agent agent : agents) {
      for (Method method : agent.getClass().getMethods()) {
        Capability capability = method.getAnnotation(Capability.class);
        if (capability != null) {
          register(capability.value(), agent, method);
        }
      }
    }
  }

  private void register(String name, Agent agent, Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    boolean fits =
        parameters.length == 2
            && parameters[0] == RequestContext.class
            && parameters[1].isRecord()
            && method.getReturnType().isRecord();
    if (!fits) {
      throw new IllegalStateException(
          method + " must take a RequestContext and a record and return a record");
    }
    if (capabilities.put(name, new BoundCapability(agent, method, parameters[1])) != null) {
      throw new IllegalStateException("two capabilities are named " + name);
    }
  }

  /** Names of all capabilities, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(capabilities.keySet());
  }

  /** Name of the agent that offers the capability. */
  public String agentOf(String capability) {
    return bound(capability).agent().name();
  }

  /** Names of the arguments that the capability takes, as JSON writes them. */
  public Set<String> argumentsOf(String capability) {
    return Arrays.stream(bound(capability).arguments().getRecordComponents())
        .map(component -> SNAKE_CASE.translate(component.getName()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Calls a capability.
   *
   * @param name a registered name
   * @param arguments a JSON object with the fields of the argument record; where the record has a
   *     {@link Portfolio}, the object has its id
   * @param portfolios the portfolios that the caller may see
   * @return the result record as JSON
   * @throws DawsosException whatever the capability throws of that family; INPUT_INVALID for
   *     arguments of another shape; CAPABILITY_FAILED for any other exception
   */
  public JsonNode call(
      String name, RequestContext context, JsonNode arguments, Portfolios portfolios) {
    BoundCapability capability = bound(name);
    Object record = bind(name, capability, arguments, portfolios);
    try {
      return json.valueToTree(capability.method().invoke(capability.agent(), context, record));
    } catch (InvocationTargetException e) {
      throw failure(name, e.getCause());
    } catch (IllegalAccessException e) {
      throw failure(name, e);
    }
  }

  private Object bind(
      String name, BoundCapability capability, JsonNode arguments, Portfolios portfolios) {
    try {
      return json.readerFor(capability.arguments())
          .withAttribute(Portfolios.class, portfolios)
          .readValue(arguments);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof DawsosException known) {
        throw known;
      }
      throw new DawsosException(
          ErrorCode.INPUT_INVALID,
          "%s does not take arguments of this form".formatted(name),
          "correct the inputs of the pattern",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static DawsosException failure(String name, @Nullable Throwable cause) {
    if (cause instanceof DawsosException known) {
      return known;
    }
    return new DawsosException(
        ErrorCode.CAPABILITY_FAILED, name + " failed", "the log has the reason", cause);
  }

  private BoundCapability bound(String name) {
    BoundCapability capability = capabilities.get(name);
    if (capability == null) {
      throw new IllegalArgumentException("no capability " + name);
    }
    return capability;
  }
}
