package io.dawsos.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.BoundedRunner;
import io.dawsos.executor.Deadline;
import io.dawsos.executor.ExecutionResult;
import io.dawsos.executor.ExecutionService;
import io.dropwizard.auth.Auth;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
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

  /** Executes a pattern; the entity tag is the hash of the result. */
  @POST
  @RolesAllowed("execute")
  public Response execute(
      @Auth Caller caller,
      @Context ContainerRequestContext context,
      @Context HttpServletRequest connection,
      @HeaderParam(RequestTimeout.HEADER) @Nullable String asked,
      @Nullable ExecuteRequest request) {
    if (request == null) {
      throw new DawsosException(
          ErrorCode.REQUEST_MALFORMED, "the body is empty", "docs/api.md shows the request");
    }
    RequestIds ids = RequestIds.of(context);
    Deadline deadline = Deadline.after(RequestTimeout.of(asked, timeout));
    ExecutionResult executed =
        runner
            .run(
                () -> executions.execute(request.toExecution(caller, ids), deadline),
                deadline,
                new ClientConnection(connection))
            .stored();
    return answer.of(
        executed.metadata().executionId(),
        executed.result(),
        new Explanation(executed.metadata(), executed.warnings(), ids.traceId(), ids.requestId()),
        context.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
  }
}
