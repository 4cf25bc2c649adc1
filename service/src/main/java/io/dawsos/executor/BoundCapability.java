package io.dawsos.executor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Objects;

/**
 * A method that was found on an agent.
 *
 * @param description what it is
 * @param guard runs its agent's calls
 * @param reader reads its arguments
 * @param method takes {@link Pins} or the {@link RequestContext}, and the arguments; returns a
 *     record
 * @param timeout longest time of a call
 */
record BoundCapability(
    CapabilityDescription description,
    AgentGuard guard,
    ObjectReader reader,
    MethodHandle method,
    Duration timeout) {
  private static final MethodType SHAPE =
      MethodType.methodType(Object.class, Object.class, Object.class);

  /** The handle of an agent's method; IllegalStateException where it has another shape. */
  static MethodHandle handle(Agent agent, Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    boolean fits =
        parameters.length == 2
            && (parameters[0] == Pins.class || parameters[0] == RequestContext.class)
            && parameters[1].isRecord()
            && method.getReturnType().isRecord();
    if (!fits) {
      throw new IllegalStateException(
          method + " must take Pins or a RequestContext, and a record, and return a record");
    }
    try {
      return MethodHandles.publicLookup().unreflect(method).bindTo(agent).asType(SHAPE);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " and its class must be public", e);
    }
  }

  /**
   * Reads the arguments.
   *
   * @throws DawsosException INPUT_INVALID for another shape, PORTFOLIO_UNKNOWN
   */
  Object arguments(JsonNode arguments, Portfolios portfolios) {
    try {
      return reader.withAttribute(Portfolios.class, portfolios).readValue(arguments);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof DawsosException known) {
        throw known;
      }
      throw new DawsosException(
          ErrorCode.INPUT_INVALID,
          "%s does not take arguments of this form".formatted(description.name()),
          "correct the inputs of the pattern",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Calls the method in this thread.
   *
   * @throws DawsosException what it throws, or CAPABILITY_FAILED or DATABASE_UNAVAILABLE for it
   */
  Object invoke(Object context, Object arguments) {
    try {
      Object result = (Object) method.invokeExact(context, arguments);
      return Objects.requireNonNull(result, "it gave no result");
    } catch (Throwable e) {
      throw CapabilityFailure.of(description.name(), e);
    }
  }
}
