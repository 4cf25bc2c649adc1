package io.dawsos.executor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one door to agents: finds a capability by name, binds its arguments, calls it. Thread-safe.
 */
public final class AgentRuntime {
  private final Map<String, BoundCapability> capabilities = new TreeMap<>();
  private final ObjectMapper json;

  private record BoundCapability(
      Agent agent, Method method, Class<?> arguments, CapabilityDescription description) {}

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
    RecordSchemas schemas = new RecordSchemas(json);
    for (Agent agent : agents) {
      for (Method method : agent.getClass().getMethods()) {
        Capability capability = method.getAnnotation(Capability.class);
        if (capability != null) {
          register(capability, agent, method, schemas);
        }
      }
    }
  }

  private void register(Capability capability, Agent agent, Method method, RecordSchemas schemas) {
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
    CapabilityDescription description =
        new CapabilityDescription(
            capability.value(),
            agent.name(),
            capability.description(),
            capability.pure(),
            capability.idempotent(),
            schemas.of(parameters[1]),
            schemas.of(method.getReturnType()));
    BoundCapability bound = new BoundCapability(agent, method, parameters[1], description);
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
      throw new DawsosException(
          ErrorCode.CAPABILITY_UNKNOWN,
          "there is no capability \"%s\""
              .formatted(name.length() > 100 ? name.substring(0, 100) : name),
          "GET /v1/capabilities lists them");
    }
    return capability;
  }
}
