package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The portfolios of one execution, each looked up once: what a portfolio holds may be changed while
 * the execution runs, and every step has to see the same. Thread-safe.
 */
public final class Portfolios {
  private final Function<PortfolioId, Portfolio> lookup;
  private final Map<PortfolioId, Portfolio> seen = new LinkedHashMap<>();

  /**
   * Portfolios that are looked up when they are first asked for.
   *
   * @param lookup decides whether the caller may see the portfolio; throws PORTFOLIO_UNKNOWN
   */
  public Portfolios(Function<PortfolioId, Portfolio> lookup) {
    this.lookup = lookup;
  }

  /**
   * Returns a portfolio.
   *
   * @throws DawsosException PORTFOLIO_UNKNOWN where it does not exist or is not the caller's
   */
  public synchronized Portfolio get(PortfolioId id) {
    return seen.computeIfAbsent(id, lookup);
  }

  /** Returns a portfolio, as {@link #get} does. */
  Optional<Portfolio> find(PortfolioId id) {
    return Optional.of(get(id));
  }

  /** What was looked up so far, in that order. */
  public synchronized List<Portfolio> seen() {
    return List.copyOf(seen.values());
  }
}
