package io.dawsos.api;

import io.dawsos.access.PortfolioStore;
import io.dawsos.portfolio.Portfolio;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /v1/portfolios}: what can be valued. */
@Path("/v1/portfolios")
@Produces(MediaType.APPLICATION_JSON)
public final class PortfoliosResource {
  private final PortfolioStore portfolios;

  /** A resource over the stored portfolios. */
  public PortfoliosResource(PortfolioStore portfolios) {
    this.portfolios = portfolios;
  }

  /** A portfolio with the account patterns that make it up. */
  record PortfolioResponse(String id, String name, String baseCurrency, List<String> accounts) {
    static PortfolioResponse of(Portfolio portfolio) {
      return new PortfolioResponse(
          portfolio.id().toString(),
          portfolio.name(),
          portfolio.baseCurrency().code(),
          portfolio.accounts().patterns());
    }
  }

  /** All portfolios. */
  record PortfolioList(List<PortfolioResponse> portfolios) {}

  /** Lists every portfolio. */
  @GET
  public PortfolioList list(@Auth Caller caller) {
    return new PortfolioList(portfolios.list().stream().map(PortfolioResponse::of).toList());
  }
}
