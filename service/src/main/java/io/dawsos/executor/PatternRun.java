package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.ExecutionObserver.Ending;
import io.dawsos.executor.Outcome.PanelOutcome;
import io.dawsos.executor.pattern.Condition;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternDefinition.Panel;
import io.dawsos.executor.pattern.RunnableStep;
import io.dawsos.executor.pattern.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One execution of a pattern. Steps may run on several threads, each once, and whoever runs them
 * makes the results of a step visible to those that need it.
 */
final class PatternRun implements Values {
  private static final Logger LOG = LoggerFactory.getLogger(PatternRun.class);

  private final Pattern pattern;
  private final ObjectNode inputs;
  private final ObjectNode context;
  private final AgentRuntime runtime;
  private final BiFunction<String, ObjectNode, JsonNode> call;
  private final ExecutionObserver observer;
  private final Step[] done;

  /**
   * What became of a step.
   *
   * @param result JSON null where there is none
   * @param isCalled whether its capability was called
   * @param isSkipped whether its condition was false, or that of a step that it needs
   * @param failure why there is no result; null where it did not fail
   */
  private record Step(
      JsonNode result, boolean isCalled, boolean isSkipped, @Nullable DawsosException failure) {
    static final Step SKIPPED = new Step(NullNode.getInstance(), false, true, null);

    static Step of(JsonNode result) {
      return new Step(result, true, false, null);
    }

    static Step failed(boolean isCalled, DawsosException failure) {
      return new Step(NullNode.getInstance(), isCalled, false, failure);
    }

    Ending ending() {
      if (failure != null) {
        return Ending.FAILED;
      }
      return isSkipped ? Ending.SKIPPED : Ending.COMPUTED;
    }
  }

  /**
   * A run.
   *
   * @param inputs checked
   * @param call calls a capability with arguments
   */
  PatternRun(
      Pattern pattern,
      ObjectNode inputs,
      ObjectNode context,
      AgentRuntime runtime,
      BiFunction<String, ObjectNode, JsonNode> call,
      ExecutionObserver observer) {
    this.pattern = pattern;
    this.inputs = inputs;
    this.context = context;
    this.runtime = runtime;
    this.call = call;
    this.observer = observer;
    this.done = new Step[pattern.steps().size()];
  }

  @Override
  public JsonNode of(String root) {
    return switch (root) {
      case "inputs" -> inputs;
      case "ctx" -> context;
      default -> done[pattern.position(root)].result();
    };
  }

  /** Runs the step of a position; those that it needs have run. */
  void step(int position) {
    ExecutionObserver.Scope scope = observer.step(pattern, position);
    try {
      Step outcome = outcomeOf(pattern.steps().get(position));
      done[position] = outcome;
      scope.ended(outcome.ending(), outcome.failure());
    } catch (RuntimeException | Error e) {
      scope.ended(Ending.FAILED, e);
      throw e;
    }
  }

  private Step outcomeOf(RunnableStep step) {
    DawsosException inherited = failureOf(step.needs());
    if (inherited != null) {
      return Step.failed(false, inherited);
    }
    if (step.argumentNeeds().stream().anyMatch(need -> done[need].isSkipped())) {
      return Step.SKIPPED;
    }
    boolean called = false;
    try {
      Condition condition = step.condition();
      if (condition != null && !condition.test(step.name(), this)) {
        return Step.SKIPPED;
      }
      called = true;
      return Step.of(call.apply(step.capability(), step.arguments().resolve(this)));
    } catch (DawsosException e) {
      if (!step.optional() || !mayBeLeftOut(e)) {
        throw e;
      }
      LOG.warn("step {} of {} is left out: {}", step.name(), pattern.id(), e.message(), e);
      return Step.failed(called, e);
    }
  }

  /** Whether a failure is not the caller's, and other panels may be answered without it. */
  private static boolean mayBeLeftOut(DawsosException failure) {
    return failure.code() != ErrorCode.DEADLINE_EXCEEDED
        && failure.code() != ErrorCode.CANCELLED
        && switch (failure.code().kind()) {
          case BAD_INPUT, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED -> false;
          case CONFLICT, TOO_LARGE, INCOMPLETE, UNAVAILABLE, ENVIRONMENT, INTERNAL -> true;
        };
  }

  /** The failure of the first of the steps that failed; null where none did. */
  private @Nullable DawsosException failureOf(BitSet steps) {
    return steps.stream()
        .mapToObj(step -> done[step].failure())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What the run gave, once all steps have run. */
  Outcome outcome() {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    pattern
        .outputs()
        .forEach(
            (name, output) ->
                result.set(
                    name,
                    failureOf(output.steps()) == null
                        ? output.template().resolve(this)
                        : NullNode.getInstance()));
    List<String> capabilities = new ArrayList<>();
    Set<String> agents = new TreeSet<>();
    for (int i = 0; i < done.length; i++) {
      if (done[i].isCalled()) {
        String capability = pattern.steps().get(i).capability();
        capabilities.add(capability);
        agents.add(runtime.describe(capability).agent());
      }
    }
    List<PanelOutcome> panels = pattern.panels().stream().map(this::outcomeOf).toList();
    return new Outcome(result, agents, capabilities, warnings(panels), panels);
  }

  private PanelOutcome outcomeOf(Panel panel) {
    BitSet steps = Objects.requireNonNull(pattern.outputs().get(panel.output())).steps();
    List<String> capabilities =
        IntStream.range(0, done.length)
            .filter(step -> steps.get(step) && done[step].isCalled())
            .mapToObj(step -> pattern.steps().get(step).capability())
            .distinct()
            .toList();
    DawsosException failure = failureOf(steps);
    return new PanelOutcome(panel.id(), capabilities, failure == null ? null : failure.shown());
  }

  private List<String> warnings(List<PanelOutcome> panels) {
    Set<String> warnings = new LinkedHashSet<>();
    for (Step step : done) {
      step.result().path("warnings").forEach(warning -> warnings.add(warning.asText()));
    }
    for (int i = 0; i < panels.size(); i++) {
      String missing = panels.get(i).missing();
      if (missing != null) {
        Panel panel = pattern.panels().get(i);
        warnings.add(
            "panel \"%s\" (%s) is empty: %s".formatted(panel.id(), panel.title(), missing));
      }
    }
    return List.copyOf(warnings);
  }
}
