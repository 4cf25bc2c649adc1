package io.dawsos.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.BoundedRunner;
import io.dawsos.executor.ExecutionResult;
import io.dawsos.executor.ExecutionService;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

  /** A resource that executes on the runner's threads. */
  public ExecuteResource(ExecutionService executions, BoundedRunner runner) {
    this.executions = executions;
    this.runner = runner;
  }

  /** The answer, with the ids of the request. */
  record ExecuteResponse(
      ObjectNode result,
      ExecutionResult.Metadata metadata,
      List<String> warnings,
      String traceId,
      String requestId) {}

  /** Executes a pattern; the entity tag is the hash of the result. */
  @POST
  @Operation(operationId = "execute")
  @ApiResponse(
      responseCode = "200",
      description = "The result of the pattern.",
      headers = @Header(name = "ETag", ref = "ETag"),
      content = @Content(schema = @Schema(implementation = ExecuteResponse.class)))
  public Response execute(
      @Auth Caller caller,
      @Context ContainerRequestContext context,
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
    RequestIds ids = RequestIds.of(context);
    ExecutionResult answer = runner.run(() -> executions.execute(request.toExecution(caller, ids)));
    return Response.ok(
            new ExecuteResponse(
                answer.result(),
                answer.metadata(),
                answer.warnings(),
                ids.traceId(),
                ids.requestId()))
        .tag(new EntityTag(answer.metadata().resultHash()))
        .build();
  }
}
