package io.dawsos.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternDefinition;
import io.dawsos.executor.pattern.PatternLibrary;
import io.dawsos.executor.pattern.PatternProblem;
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

  /**
   * A pattern with its identity.
   *
   * @param definition the fields of its document
   * @param sha256 of its canonical document
   */
  record PatternView(@JsonUnwrapped PatternDefinition definition, String sha256) {
    static PatternView of(Pattern pattern) {
      return new PatternView(pattern.definition(), pattern.sha256());
    }
  }

  /** All patterns, and what is wrong with files that hold others or newer ones. */
  record PatternList(List<PatternView> patterns, List<PatternProblem> problems) {}

  /** Lists every pattern with its inputs and steps. */
  @GET
  @Operation(operationId = "listPatterns")
  @RolesAllowed("read")
  public PatternList list(@Auth Caller caller) {
    return new PatternList(
        patterns.list().stream().map(PatternView::of).toList(), patterns.problems());
  }

  /** Shows one pattern. */
  @GET
  @RolesAllowed("read")
  @Path("/{id}")
  @Operation(operationId = "getPattern")
  public PatternView get(
      @Auth Caller caller,
      @Parameter(description = "the id of the pattern", example = "portfolio_overview")
          @PathParam("id")
          String id) {
    return PatternView.of(patterns.get(id));
  }
}
