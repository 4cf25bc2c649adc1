package io.dawsos.api;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.function.Function;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.internal.util.collection.Ref;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives resource methods the request and its client as {@link Context} parameters. Jersey's own way
 * looks them up in its container of components, which costs every request as much as its routing.
 */
public final class RequestParameters implements ValueParamProvider {
  private final Provider<Ref<HttpServletRequest>> servletRequests;

  @Inject
  RequestParameters(Provider<Ref<HttpServletRequest>> servletRequests) {
    this.servletRequests = servletRequests;
  }

  @Override
  public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
    if (!parameter.isAnnotationPresent(Context.class)) {
      return null;
    }
    if (parameter.getRawType() == ContainerRequestContext.class) {
      return request -> request;
    }
    if (parameter.getRawType() == ClientConnection.class) {
      return request -> new ClientConnection(this::servletRequest);
    }
    return parameter.getRawType() == ClientOutput.class
        ? request -> ClientOutput.of(this::servletRequest)
        : null;
  }

  private HttpServletRequest servletRequest() {
    return servletRequests.get().get();
  }

  @Override
  public PriorityType getPriority() {
    return Priority.HIGH;
  }

  /** Makes them known to Jersey. */
  public static final class Binder extends AbstractBinder {
    @Override
    protected void configure() {
      bind(RequestParameters.class).to(ValueParamProvider.class).in(Singleton.class);
    }
  }
}
