package io.dawsos.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.BoundedRunner;
import io.dawsos.executor.Deadline;
import io.dawsos.executor.ExecutionRequest;
import io.dawsos.executor.ExecutionResult;
import io.dawsos.executor.ExecutionService;
import io.dawsos.telemetry.http.RequestFacts;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.links.Link;
import io.swagger.v3.oas.annotations.links.LinkParameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/execute}: runs a pattern. */
@Tag(name = "execute", description = "Runs patterns.")
@Path("/v1/execute")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ExecuteResource {
  private final ExecutionService executions;
  private final BoundedRunner runner;
  private final Duration timeout;
  private final ResultAnswer answer;

  /**
   * A resource that executes on the runner's threads.
   *
   * @param timeout the most that a request may take
   */
  public ExecuteResource(
      ExecutionService executions, BoundedRunner runner, Duration timeout, ObjectMapper json) {
    this.executions = executions;
    this.runner = runner;
    this.timeout = timeout;
    this.answer = new ResultAnswer(json);
  }

  /** What follows the result, with the ids of the request. */
  record Explanation(
      ExecutionResult.Metadata metadata, List<String> warnings, String traceId, String requestId) {}

  // Described, not written: ResultAnswer writes the result as the bytes that were hashed.
  /**
   * The answer to an execution.
   *
   * @param result the outputs of the pattern
   * @param metadata what pins and explains it
   * @param warnings what a reader must know before using the figures
   * @param traceId id of the trace
   * @param requestId id of the request
   */
  record ExecuteResponse(
      ObjectNode result,
      ExecutionResult.Metadata metadata,
      List<String> warnings,
      String traceId,
      String requestId) {}

  /** Executes a pattern; the entity tag is the hash of the result. */
  @POST
  @RolesAllowed("execute")
  @Operation(operationId = "execute")
  @ApiResponse(
      responseCode = "200",
      description = "The result of the pattern.",
      headers = @Header(name = ResultAnswer.EXECUTION_ID, ref = ResultAnswer.EXECUTION_ID),
      content = @Content(schema = @Schema(implementation = ExecuteResponse.class)),
      links = {
        @Link(
            name = "execution",
            operationId = "getExecution",
            parameters = @LinkParameter(name = "id", expression = ResultAnswer.LINK)),
        @Link(
            name = "result",
            operationId = "getExecutionResult",
            parameters = @LinkParameter(name = "id", expression = ResultAnswer.LINK)),
        @Link(
            name = "replay",
            operationId = "replayExecution",
            parameters = @LinkParameter(name = "id", expression = ResultAnswer.LINK))
      })
  @ApiResponse(
      responseCode = "304",
      description = "The result is the one of `If-None-Match`.",
      headers = @Header(name = ResultAnswer.EXECUTION_ID, ref = ResultAnswer.EXECUTION_ID))
  public Response execute(
      @Auth Caller caller,
      @Context ContainerRequestContext context,
      @Context ClientConnection connection,
      @Context ClientOutput client,
      @Parameter(
              description = RequestTimeout.DESCRIPTION,
              schema = @Schema(type = "integer", minimum = "1", maximum = "999999999"),
              example = "10000")
          @HeaderParam(RequestTimeout.HEADER)
          @Nullable String within,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      examples = {
                        @ExampleObject(
                            name = "newest",
                            summary = "The newest figures.",
                            value = ExecuteRequest.EXAMPLE),
                        @ExampleObject(
                            name = "past",
                            summary = "The figures of a date, in another currency.",
                            value = ExecuteRequest.EXAMPLE_OF_THE_PAST)
                      }))
          @Nullable ExecuteRequest request) {
    if (request == null) {
      throw new DawsosException(
          ErrorCode.REQUEST_MALFORMED, "the body is empty", "docs/api.md shows the request");
    }
    context.setProperty(RequestFacts.PATTERN_ID, request.patternId());
    RequestIds ids = RequestIds.of(context);
    Deadline deadline = Deadline.after(RequestTimeout.of(within, timeout));
    ExecutionRequest asked = request.toExecution(caller, ids);
    ExecutionResult executed =
        executions.execute(asked, deadline, work -> runner.run(work::get, deadline, connection));
    return answer.of(
        executed.metadata().executionId(),
        executed.result(),
        new Explanation(executed.metadata(), executed.warnings(), ids.traceId(), ids.requestId()),
        context.getHeaders().get(HttpHeaders.IF_NONE_MATCH),
        client);
  }
}
