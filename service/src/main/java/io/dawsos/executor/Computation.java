package io.dawsos.executor;

import io.dawsos.digest.HashedBytes;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What running a pattern gave, all but the times a function of what pins the run.
 *
 * @param result the canonical JSON of the outputs
 * @param portfolios the definitions that the run saw, in the order in which it asked for them
 * @param agents names of the agents that took part, sorted
 * @param capabilities names of the capabilities called, in order
 * @param warnings what the capabilities warned of
 * @param isReproducible whether the same pins give the same again: no optional panel is missing,
 *     and no capability saw who asked; otherwise it is not remembered
 * @param panels how old the prices of the panels are
 * @param steps how long the steps took
 */
record Computation(
    HashedBytes result,
    List<Portfolio> portfolios,
    Set<String> agents,
    List<String> capabilities,
    List<String> warnings,
    boolean isReproducible,
    List<PanelAge> panels,
    List<StepTime> steps) {
  /** What the parts beside the result weigh about, in bytes. */
  private static final int REST = 2048;

  /** The same with its result where it is sent from fastest. */
  Computation kept() {
    return new Computation(
        result.offHeap(),
        portfolios,
        agents,
        capabilities,
        warnings,
        isReproducible,
        panels,
        steps);
  }

  /** About how many bytes it takes in memory. */
  int weight() {
    return result.length() + REST;
  }

  /**
   * Whether a run for a caller would see the same portfolios, and so give the same.
   *
   * @param caller looks up what the caller may see
   */
  boolean isSeenThrough(Function<PortfolioId, Optional<Portfolio>> caller) {
    for (Portfolio seen : portfolios) {
      if (!seen.equals(caller.apply(seen.id()).orElse(null))) {
        return false;
      }
    }
    return true;
  }
}
