package io.dawsos.api;

import io.dawsos.access.PortfolioStore;
import io.dawsos.job.PortfolioView;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /v1/portfolios}: what can be valued. */
@Tag(name = "portfolios", description = "What can be valued.")
@Path("/v1/portfolios")
@Produces(MediaType.APPLICATION_JSON)
public final class PortfoliosResource {
  private final PortfolioStore portfolios;

  /** A resource over the stored portfolios. */
  public PortfoliosResource(PortfolioStore portfolios) {
    this.portfolios = portfolios;
  }

  /** Lists the portfolios that the caller may see. */
  @GET
  @Operation(operationId = "listPortfolios")
  @RolesAllowed("read")
  public PortfolioView.All list(@Auth Caller caller) {
    return PortfolioView.All.of(portfolios.list(caller.user().id()));
  }
}
