package io.dawsos.api;

import io.dawsos.access.limit.LimitExceededException;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.error.ErrorKind;
import io.dawsos.telemetry.http.RequestFacts;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/**
 * A problem document of RFC 9457.
 *
 * @param type a relative reference that is the same for every occurrence of the code
 * @param title a few words, the same for every occurrence
 * @param status the HTTP status
 * @param code stable, for programs
 * @param detail what happened this time and what to do, for people
 * @param requestId id of the request
 * @param traceId id of the trace
 */
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String requestId,
    String traceId) {
  /** The media type of problem documents. */
  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  /** What every answer of 503 tells in {@code Retry-After}. */
  static final int RETRY_AFTER_SECONDS = 30;

  /** Returns the response to a known failure. */
  static Response response(DawsosException failure, ContainerRequestContext request) {
    int status = status(failure.code().kind());
    String detail =
        failure.code().kind().isForOperator()
            ? failure.shown()
            : failure.message() + "; " + failure.advice();
    Response response =
        response(failure.code().name(), failure.code().title(), status, detail, request);
    return failure instanceof LimitExceededException limit
        ? Response.fromResponse(response)
            .header(HttpHeaders.RETRY_AFTER, limit.retryAfter().toSeconds())
            .build()
        : response;
  }

  /** Returns a response with the given fields, and the headers that its status asks for. */
  static Response response(
      String code, String title, int status, String detail, ContainerRequestContext request) {
    request.setProperty(RequestFacts.PROBLEM_CODE, code);
    RequestIds ids = RequestIds.of(request);
    String type = "/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    Response.ResponseBuilder response =
        Response.status(status)
            .type(MEDIA_TYPE)
            .entity(new Problem(type, title, status, code, detail, ids.requestId(), ids.traceId()));
    if (status == 503) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"dawsos\"");
    }
    return response.build();
  }

  private static int status(ErrorKind kind) {
    return switch (kind) {
      case BAD_INPUT -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case TOO_LARGE -> 413;
      case INCOMPLETE -> 422;
      case LIMITED -> 429;
      case UNAVAILABLE, ENVIRONMENT -> 503;
      case INTERNAL -> 500;
    };
  }

  /** The code of a failure that only HTTP knows, such as {@code METHOD_NOT_ALLOWED}. */
  static String code(int status) {
    return switch (status) {
      case 400 -> ErrorCode.REQUEST_MALFORMED.name();
      case 401 -> ErrorCode.CREDENTIALS_INVALID.name();
      case 403 -> ErrorCode.FORBIDDEN.name();
      case 413 -> ErrorCode.REQUEST_TOO_LARGE.name();
      case 500 -> "INTERNAL_ERROR";
      default -> {
        Response.Status known = Response.Status.fromStatusCode(status);
        yield known == null ? "HTTP_" + status : known.name();
      }
    };
  }
}
