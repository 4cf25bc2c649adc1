package io.dawsos.job;

import io.dawsos.portfolio.Portfolio;
import java.util.List;

/** A portfolio as commands and the API show it. */
public record PortfolioView(
    String id, String name, String baseCurrency, String ledger, List<String> accounts) {
  /** All portfolios, as a JSON document. */
  public record All(List<PortfolioView> portfolios) {
    /** Shows each of them. */
    public static All of(List<Portfolio> portfolios) {
      return new All(portfolios.stream().map(PortfolioView::of).toList());
    }
  }

  /** Shows a portfolio. */
  public static PortfolioView of(Portfolio portfolio) {
    return new PortfolioView(
        portfolio.id().toString(),
        portfolio.name(),
        portfolio.baseCurrency().code(),
        portfolio.ledger().text(),
        portfolio.accounts().patterns());
  }
}
