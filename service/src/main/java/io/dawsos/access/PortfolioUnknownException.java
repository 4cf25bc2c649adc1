package io.dawsos.access;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.portfolio.PortfolioId;

/** There is no such portfolio, or the user who asks may not see it: nobody can tell which. */
public final class PortfolioUnknownException extends DawsosException {
  private final transient PortfolioId portfolio;

  /** Creates the exception for this id. */
  public PortfolioUnknownException(PortfolioId portfolio) {
    super(
        ErrorCode.PORTFOLIO_UNKNOWN,
        "there is no portfolio " + portfolio,
        "`dawsos portfolio list` and GET /v1/portfolios name those that exist");
    this.portfolio = portfolio;
  }

  /** The id that was asked for. */
  public PortfolioId portfolio() {
    return portfolio;
  }
}
