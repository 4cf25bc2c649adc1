package io.dawsos.api;

import io.dawsos.executor.Pattern;
import io.dawsos.executor.PatternLibrary;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /v1/patterns}: what can be executed. */
@Tag(name = "patterns", description = "What can be executed.")
@Path("/v1/patterns")
@Produces(MediaType.APPLICATION_JSON)
public final class PatternsResource {
  private final PatternLibrary patterns;

  /** A resource over the library. */
  public PatternsResource(PatternLibrary patterns) {
    this.patterns = patterns;
  }

  /** All patterns. */
  record PatternList(List<Pattern> patterns) {}

  /** Lists every pattern with its inputs and steps. */
  @GET
  @Operation(operationId = "listPatterns")
  @RolesAllowed("read")
  public PatternList list(@Auth Caller caller) {
    return new PatternList(List.copyOf(patterns.list()));
  }

  /** Shows one pattern. */
  @GET
  @RolesAllowed("read")
  @Path("/{id}")
  @Operation(operationId = "getPattern")
  public Pattern get(
      @Auth Caller caller,
      @Parameter(description = "the id of the pattern", example = "portfolio_overview")
          @PathParam("id")
          String id) {
    return patterns.get(id);
  }
}
