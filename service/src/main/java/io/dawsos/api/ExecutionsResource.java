package io.dawsos.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.digest.HashedBytes;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.BoundedRunner;
import io.dawsos.executor.Deadline;
import io.dawsos.executor.Replay;
import io.dawsos.executor.ReplayReport;
import io.dawsos.executor.store.ExecutionFilter;
import io.dawsos.executor.store.ExecutionRow;
import io.dawsos.executor.store.ExecutionStore;
import io.dawsos.job.ExecutionView;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.PortfolioId;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /v1/executions}: what the caller executed; what everybody did, for an ADMIN. */
@Tag(
    name = "executions",
    description = "What was executed, and whether it computes the same again.")
@Path("/v1/executions")
@Produces(MediaType.APPLICATION_JSON)
public final class ExecutionsResource {
  private static final int MOST = 1_000;
  private static final String ID = "the id of the execution";
  private static final String EXAMPLE = "00000000-0000-4000-8000-000000000000";

  private final ExecutionStore store;
  private final Function<ExecutionStore, Replay> replay;
  private final BoundedRunner runner;
  private final Duration timeout;
  private final ResultAnswer answer;

  /**
   * A resource over the stored executions.
   *
   * @param replay makes what computes one again, with nothing in memory
   * @param runner on whose threads that runs
   * @param timeout the most that it may take
   */
  public ExecutionsResource(
      ExecutionStore store,
      Function<ExecutionStore, Replay> replay,
      BoundedRunner runner,
      Duration timeout,
      ObjectMapper json) {
    this.store = store;
    this.replay = replay;
    this.runner = runner;
    this.timeout = timeout;
    this.answer = new ResultAnswer(json);
  }

  /** What follows the result of a stored execution. */
  record Stored(ExecutionView execution) {}

  // Described, not written: ResultAnswer writes the result as the bytes that were hashed.
  /**
   * A stored execution with its result.
   *
   * @param result the outputs of the pattern; absent for an execution that failed
   * @param execution what pins and explains it
   */
  record StoredExecution(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ObjectNode result,
      ExecutionView execution) {}

  /** Lists executions, the newest first, in pages. */
  @GET
  @RolesAllowed("replay")
  @Operation(operationId = "listExecutions")
  public ExecutionView.Page list(
      @Auth Caller caller,
      @Parameter(description = "only those of this pattern", example = "portfolio_overview")
          @QueryParam("pattern")
          @Nullable String pattern,
      @Parameter(description = "only those from this pack", example = "PP_2025-12-31")
          @QueryParam("pack")
          @Nullable String pack,
      @Parameter(
              description = "only those that saw this portfolio",
              schema = @Schema(type = "string", format = "uuid"),
              example = "11111111-1111-1111-1111-111111111111")
          @QueryParam("portfolio")
          @Nullable String portfolio,
      @Parameter(
              description = "the first day in UTC on which they were executed",
              schema = @Schema(type = "string", format = "date"),
              example = "2025-12-01")
          @QueryParam("from")
          @DefaultValue("0001-01-01")
          String from,
      @Parameter(
              description = "the last such day",
              schema = @Schema(type = "string", format = "date"),
              example = "2999-12-31")
          @QueryParam("to")
          @DefaultValue("9999-12-31")
          String to,
      @Parameter(
              description = "the most executions to list",
              schema = @Schema(type = "integer", minimum = "1", maximum = "" + MOST),
              example = "3")
          @QueryParam("limit")
          @DefaultValue("100")
          String limit,
      @Parameter(
              description = "`next_cursor` of the page before",
              example = "2999-12-31T00:00:00Z~11111111-1111-1111-1111-111111111111")
          @QueryParam("cursor")
          @Nullable String cursor) {
    int most = QueryParameters.number("limit", limit, 1, MOST);
    ExecutionFilter filter =
        new ExecutionFilter(
            pattern,
            parsed(PackId::fromString, pack),
            parsed(PortfolioId::fromString, portfolio),
            startOfDay("from", from, 0),
            startOfDay("to", to, 1),
            parsed(ExecutionFilter.Position::parse, cursor),
            most + 1);
    return ExecutionView.Page.of(store.forUser(caller.user()).list(filter), most);
  }

  private static Instant startOfDay(String name, String date, int later) {
    return QueryParameters.date(name, date)
        .plusDays(later)
        .atStartOfDay()
        .toInstant(ZoneOffset.UTC);
  }

  private static <T> @Nullable T parsed(Function<String, T> parse, @Nullable String text) {
    return text == null ? null : QueryParameters.parsed(parse, text);
  }

  private ExecutionRow row(Caller caller, String id) {
    return store.forUser(caller.user()).get(QueryParameters.parsed(UUID::fromString, id));
  }

  /** Shows an execution with its stored result. */
  @GET
  @Path("/{id}")
  @RolesAllowed("replay")
  @Operation(operationId = "getExecution")
  @ApiResponse(
      responseCode = "200",
      description = "The execution.",
      headers = @Header(name = ResultAnswer.EXECUTION_ID, ref = ResultAnswer.EXECUTION_ID),
      content = @Content(schema = @Schema(implementation = StoredExecution.class)))
  @ApiResponse(
      responseCode = "304",
      description = "The result is the one of `If-None-Match`.",
      headers = @Header(name = ResultAnswer.EXECUTION_ID, ref = ResultAnswer.EXECUTION_ID))
  public Response get(
      @Auth Caller caller,
      @Parameter(
              description = ID,
              schema = @Schema(type = "string", format = "uuid"),
              example = EXAMPLE)
          @PathParam("id")
          String id,
      @Context HttpHeaders headers,
      @Context ClientOutput client) {
    ExecutionRow row = row(caller, id);
    Stored execution = new Stored(ExecutionView.of(row));
    return row.resultHash() == null
        ? Response.ok(execution).build()
        : answer.of(row.id(), result(caller, row), execution, ifNoneMatch(headers), client);
  }

  /** Answers with the bytes of the stored result alone. */
  @GET
  @Path("/{id}/result")
  @RolesAllowed("replay")
  @Operation(operationId = "getExecutionResult")
  @ApiResponse(
      responseCode = "200",
      description = "The canonical JSON of the result, of which the entity tag is the SHA-256.",
      headers = @Header(name = ResultAnswer.EXECUTION_ID, ref = ResultAnswer.EXECUTION_ID),
      content = @Content(schema = @Schema(types = "object")))
  @ApiResponse(
      responseCode = "304",
      description = "The result is the one of `If-None-Match`.",
      headers = @Header(name = ResultAnswer.EXECUTION_ID, ref = ResultAnswer.EXECUTION_ID))
  public Response result(
      @Auth Caller caller,
      @Parameter(
              description = ID,
              schema = @Schema(type = "string", format = "uuid"),
              example = EXAMPLE)
          @PathParam("id")
          String id,
      @Context HttpHeaders headers) {
    ExecutionRow row = row(caller, id);
    return answer.alone(row.id(), result(caller, row), ifNoneMatch(headers));
  }

  private static @Nullable List<String> ifNoneMatch(HttpHeaders headers) {
    return headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
  }

  private HashedBytes result(Caller caller, ExecutionRow row) {
    String hash = row.resultHash();
    if (hash != null) {
      return store
          .forUser(caller.user())
          .result(hash)
          .orElseThrow(() -> unknown("the result of %s is not stored".formatted(row.id())));
    }
    throw unknown("the execution %s failed with %s".formatted(row.id(), row.errorCode()));
  }

  private static DawsosException unknown(String message) {
    return new DawsosException(
        ErrorCode.EXECUTION_UNKNOWN, message, "GET /v1/executions names those that have a result");
  }

  /** Computes an execution again and compares; answers 200 whatever the verdict. */
  @POST
  @Path("/{id}/replay")
  @RolesAllowed("replay")
  @Operation(operationId = "replayExecution")
  public ReplayReport replay(
      @Auth Caller caller,
      @Parameter(
              description = ID,
              schema = @Schema(type = "string", format = "uuid"),
              example = EXAMPLE)
          @PathParam("id")
          String id,
      @Parameter(
              description = RequestTimeout.DESCRIPTION,
              schema = @Schema(type = "integer", minimum = "1", maximum = "999999999"),
              example = "10000")
          @HeaderParam(RequestTimeout.HEADER)
          @Nullable String asked,
      @Context ClientConnection client) {
    ExecutionStore visible = store.forUser(caller.user());
    ExecutionRow row = row(caller, id);
    Deadline deadline = Deadline.after(RequestTimeout.of(asked, timeout));
    return runner.run(
        () -> {
          try (Replay again = replay.apply(visible)) {
            return again.replay(row, deadline);
          }
        },
        deadline,
        client);
  }
}
