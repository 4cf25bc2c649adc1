package io.dawsos.api.openapi;

import io.dawsos.api.Problem;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A problem that requests are answered with.
 *
 * @param status the HTTP status
 * @param name the name among the shared answers
 * @param description what it means, for people
 * @param example a problem of this kind
 * @param headers names of the shared headers that it has besides those of every answer
 * @param fits which operations may be answered so
 */
record ProblemAnswer(
    int status,
    String name,
    String description,
    Problem example,
    List<String> headers,
    Predicate<Operation> fits) {
  /** All of them. */
  static final List<ProblemAnswer> ALL =
      List.of(
          of(
              400,
              "BadRequest",
              "The request is malformed, or a value in it is out of range.",
              "ARGUMENT_INVALID",
              "Argument invalid",
              "limit is not a number from 1 to 1000; docs/api.md lists the parameters",
              operation -> parameters(operation).findAny().isPresent() || hasBody(operation)),
          of(
              401,
              "Unauthorized",
              "No credentials were given, or they are unknown, expired or revoked.",
              "CREDENTIALS_INVALID",
              "Credentials invalid",
              "no API key was given, or it is unknown, expired or revoked;"
                  + " give one as `Authorization: Bearer dk_…`; `dawsos key create` makes one",
              ProblemAnswer::isSecured,
              "WWW-Authenticate"),
          of(
              403,
              "Forbidden",
              "The caller's role, or the scopes of the key, do not allow it.",
              "FORBIDDEN",
              "Forbidden",
              "this needs the scope admin; ask whoever runs the service",
              ProblemAnswer::isSecured),
          of(
              404,
              "NotFound",
              "What the request names does not exist, or is not the caller's to see.",
              "PACK_UNKNOWN",
              "Pack unknown",
              "there is no pack PP_1999-01-04; GET /v1/packs lists those that are stored",
              operation -> hasPathParameter(operation) || hasBody(operation)),
          of(
              406,
              "NotAcceptable",
              "The answer has no media type that the request accepts.",
              "NOT_ACCEPTABLE",
              "Not Acceptable",
              "Not Acceptable",
              operation -> true),
          of(
              413,
              "ContentTooLarge",
              "The body is larger than `api.max_request_size`.",
              "REQUEST_TOO_LARGE",
              "Request too large",
              "the request body is larger than 1048576 bytes;"
                  + " send less, or raise api.max_request_size in config.yml",
              ProblemAnswer::hasBody),
          of(
              415,
              "UnsupportedMediaType",
              "The body is not JSON by its `Content-Type`.",
              "UNSUPPORTED_MEDIA_TYPE",
              "Unsupported Media Type",
              "send Content-Type: application/json",
              ProblemAnswer::hasBody),
          of(
              429,
              "TooManyRequests",
              "Too many requests, or too many that failed to authenticate.",
              "RATE_LIMITED",
              "Too many requests",
              "more than 100 requests a second; try again after the time given",
              ProblemAnswer::isSecured,
              "Retry-After"),
          of(
              500,
              "InternalError",
              "The service failed; its log has the reason under the request id.",
              "INTERNAL_ERROR",
              "Internal error",
              "the service failed; quote the request id to its operator",
              operation -> true),
          of(
              503,
              "Unavailable",
              "The service cannot answer now: try again after the time given.",
              "DATABASE_UNAVAILABLE",
              "Database unavailable",
              "the database did not answer; try again shortly",
              operation -> true,
              "Retry-After"));

  private static ProblemAnswer of(
      int status,
      String name,
      String description,
      String code,
      String title,
      String detail,
      Predicate<Operation> fits,
      String... headers) {
    Problem example =
        new Problem(
            "/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-'),
            title,
            status,
            code,
            detail,
            "my-request",
            "0af7651916cd43dd8448eb211c80319c");
    return new ProblemAnswer(status, name, description, example, List.of(headers), fits);
  }

  /** The shared answer. */
  ApiResponse response() {
    ApiResponse response = new ApiResponse().description(description).content(content());
    addHeaders(response);
    return response;
  }

  /** Adds the headers of this answer to another. */
  void addHeaders(ApiResponse answer) {
    headers.forEach(name -> answer.addHeaderObject(name, new Header().$ref(name)));
  }

  /** The body of the answer. */
  Content content() {
    MediaType media =
        new MediaType()
            .schema(new Schema<>().$ref("#/components/schemas/Problem"))
            .example(SharedParts.JSON.valueToTree(example));
    return new Content().addMediaType(Problem.MEDIA_TYPE.toString(), media);
  }

  private static boolean isSecured(Operation operation) {
    return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
  }

  private static boolean hasBody(Operation operation) {
    return operation.getRequestBody() != null;
  }

  private static boolean hasPathParameter(Operation operation) {
    return parameters(operation).anyMatch(each -> Objects.equals(each.getIn(), "path"));
  }

  private static Stream<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream();
  }
}
