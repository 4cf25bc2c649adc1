package io.dawsos.executor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What running a pattern gave. But for the times, it does not depend on which steps ran at the same
 * time.
 *
 * @param result the outputs of the pattern
 * @param agents names of the agents that took part, sorted
 * @param capabilities names of the capabilities called, in the order of the steps
 * @param warnings what the capabilities warned of and which panels are empty, in order, each once
 * @param panels the panels of the pattern, in order
 * @param steps how long the steps took that called a capability, in order
 */
public record Outcome(
    ObjectNode result,
    Set<String> agents,
    List<String> capabilities,
    List<String> warnings,
    List<PanelOutcome> panels,
    List<StepTime> steps) {

  /**
   * What a panel rests on.
   *
   * @param id the panel
   * @param capabilities names of the capabilities that were called for it, also through other
   *     steps, in order, each once
   * @param missing why it is empty; null where it is not, or where its steps were skipped
   */
  public record PanelOutcome(String id, List<String> capabilities, @Nullable String missing) {}
}
