package io.dawsos.executor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.error.DawsosException;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.RunnableStep;
import java.util.List;
import java.util.concurrent.Executor;

/** Runs the steps of patterns and assembles their outputs. Thread-safe. */
public final class Orchestrator {
  private final AgentRuntime runtime;
  private final Executor executor;
  private final int mostHelpers;
  private final ExecutionObserver observer;

  /**
   * An orchestrator over the runtime's agents.
   *
   * @param executor runs steps beside the caller's thread, or refuses to
   * @param mostHelpers how many threads beside the caller's one execution may use
   * @param observer is told of the steps
   */
  public Orchestrator(
      AgentRuntime runtime, Executor executor, int mostHelpers, ExecutionObserver observer) {
    this.runtime = runtime;
    this.executor = executor;
    this.mostHelpers = mostHelpers;
    this.observer = observer;
  }

  /**
   * Runs a pattern.
   *
   * @param inputs as {@link Pattern#checkInputs} gave them
   * @param portfolios the portfolios that the caller may see
   * @param deadline until when the caller waits
   * @throws DawsosException CONDITION_FAILED, or what a capability throws where more than optional
   *     panels need it
   */
  public Outcome run(
      Pattern pattern,
      ObjectNode inputs,
      RequestContext context,
      Portfolios portfolios,
      Deadline deadline) {
    PatternRun run =
        new PatternRun(
            pattern,
            inputs,
            contextOf(context),
            runtime,
            (capability, arguments) ->
                runtime.call(capability, context, arguments, portfolios, deadline),
            observer);
    List<RunnableStep> steps = pattern.steps();
    new GraphRun(steps.stream().map(RunnableStep::needs).toList(), run::step, executor, mostHelpers)
        .run();
    return run.outcome();
  }

  /** What references to {@code ctx} may name. */
  private static ObjectNode contextOf(RequestContext context) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("pricing_pack_id", context.pricingPackId().toString());
    object.put("ledger_commit_hash", context.ledgerCommitHash());
    object.put("asof_date", context.asofDate().toString());
    object.put("portfolio_id", context.portfolioId());
    return object;
  }
}
