package io.dawsos.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.error.ErrorKind;
import io.dawsos.telemetry.http.RequestFacts;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.EOFException;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every exception into a problem document; nothing of an unknown one but its ids leaves. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  private final Provider<ContainerRequestContext> requests;

  /** A mapper that asks the provider for the request in progress. */
  @jakarta.inject.Inject
  public ProblemMapper(@Context Provider<ContainerRequestContext> requests) {
    this.requests = requests;
  }

  @Override
  public Response toResponse(Throwable failure) {
    ContainerRequestContext request = requests.get();
    DeniedRequests.note(request, failure);
    request.setProperty(RequestFacts.FAILURE, failure);
    if (failure instanceof DawsosException known) {
      log(known, request);
      return Problem.response(known, request);
    }
    if (failure instanceof JsonProcessingException malformed) {
      // Jackson wraps what our own types and the body limit throw while it reads.
      return Problem.response(
          malformed.getCause() instanceof DawsosException known ? known : malformed(malformed),
          request);
    }
    if (failure instanceof WebApplicationException http) {
      return http(http.getResponse(), request);
    }
    if (failure instanceof EOFException) {
      // The client left before it had asked; only Jetty still hears the answer.
      LOG.debug("the client left, request {}", RequestIds.of(request).requestId(), failure);
      return Problem.response(
          new DawsosException(
              ErrorCode.REQUEST_MALFORMED, "the body ends too early", "send all of it"),
          request);
    }
    if (failure instanceof JdbiException) {
      LOG.error("database failure, request {}", RequestIds.of(request).requestId(), failure);
      return Problem.response(
          new DawsosException(
              ErrorCode.DATABASE_UNAVAILABLE, "the database did not answer", "try again shortly"),
          request);
    }
    LOG.error("unexpected failure, request {}", RequestIds.of(request).requestId(), failure);
    return Problem.response(
        Problem.code(500),
        "Internal error",
        500,
        "the service failed; quote the request id to its operator",
        request);
  }

  private static void log(DawsosException known, ContainerRequestContext request) {
    ErrorKind kind = known.code().kind();
    if (kind == ErrorKind.INTERNAL || kind == ErrorKind.ENVIRONMENT) {
      LOG.error("{}, request {}", known.code(), RequestIds.of(request).requestId(), known);
    }
  }

  private static Response http(Response original, ContainerRequestContext request) {
    int status = original.getStatus();
    if (status < 400) {
      return original;
    }
    String detail =
        switch (status) {
          case 403 ->
              "your role, or the scopes of your key, do not allow this; docs/access.md says what they do";
          case 404 -> "there is nothing at this address";
          case 405 -> "this address does not take " + request.getMethod();
          case 415 -> "send Content-Type: application/json";
          default -> original.getStatusInfo().getReasonPhrase();
        };
    Response problem =
        Problem.response(
            Problem.code(status),
            original.getStatusInfo().getReasonPhrase(),
            status,
            detail,
            request);
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    return allow == null
        ? problem
        : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow).build();
  }

  /** Jackson's own messages name Java classes and quote the input; these do neither. */
  private static DawsosException malformed(JsonProcessingException failure) {
    String reason;
    if (failure instanceof StreamConstraintsException
        || failure.getCause() instanceof StreamConstraintsException) {
      reason = "nested too deeply, or a name, text or number in it is too long";
    } else if (failure instanceof UnrecognizedPropertyException unknown) {
      reason = "unknown field \"%s\"".formatted(shorten(unknown.getPropertyName()));
    } else if (failure instanceof ValueInstantiationException refused
        && refused.getCause() instanceof IllegalArgumentException cause) {
      reason = "field \"%s\": %s".formatted(path(refused), shorten(cause.getMessage()));
    } else if (failure instanceof JsonMappingException mapping
        && !(failure.getCause() instanceof StreamReadException)) {
      reason =
          mapping.getPath().isEmpty()
              ? "the body is not a JSON object of the expected form"
              : "field \"%s\" is missing or has the wrong type".formatted(path(mapping));
    } else {
      var location = failure.getLocation();
      reason =
          location == null
              ? "not valid JSON"
              : "not valid JSON at line %d, column %d"
                  .formatted(location.getLineNr(), location.getColumnNr());
    }
    return new DawsosException(
        ErrorCode.REQUEST_MALFORMED, reason, "docs/api.md shows the request");
  }

  private static String path(JsonMappingException failure) {
    return shorten(
        failure.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .map(name -> name == null ? "[]" : name)
            .collect(Collectors.joining(".")));
  }

  private static String shorten(@Nullable String text) {
    String known = text == null ? "" : text;
    return known.length() > 200 ? known.substring(0, 200) + "…" : known;
  }
}
