package io.dawsos.telemetry.trace;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.executor.CapabilityDescription;
import io.dawsos.executor.ExecutionObserver;
import io.dawsos.executor.ExecutionRequest;
import io.dawsos.executor.RequestContext;
import io.dawsos.executor.pattern.Pattern;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Spans of executions, their steps and the calls of capabilities. */
final class ExecutionSpans implements ExecutionObserver {
  /** The capability whose result is the value of a portfolio. */
  private static final String VALUATION = "portfolio.get_valued_positions";

  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

  private final Spans spans;

  ExecutionSpans(Spans spans) {
    this.spans = spans;
  }

  @Override
  public Execution execution(ExecutionRequest request) {
    LateSpans late = LateSpans.current();
    if (late != null) {
      return new ExecutionSpan(spans, late);
    }
    return Spans.isUnseen() ? Execution.NONE : new ExecutionSpan(spans, null);
  }

  @Override
  public Scope step(Pattern pattern, int index) {
    if (!Spans.isSeen()) {
      return Scope.NONE;
    }
    return begun(
        spans
            .builder(SpanNames.PATTERN_STEP)
            .setAttribute(SpanNames.PATTERN_ID, pattern.id())
            .setAttribute(SpanNames.STEP_INDEX, (long) index)
            .setAttribute(SpanNames.CAPABILITY, pattern.steps().get(index).capability())
            .startSpan());
  }

  @Override
  public Scope call(CapabilityDescription capability, RequestContext context) {
    if (!Spans.isSeen()) {
      return Scope.NONE;
    }
    Scope call =
        begun(
            spans
                .builder(SpanNames.AGENT_INVOKE)
                .setAttribute(SpanNames.AGENT_NAME, capability.agent())
                .setAttribute(SpanNames.CAPABILITY, capability.name())
                .setAttribute(SpanNames.PRICING_PACK_ID, context.pricingPackId().toString())
                .setAttribute(SpanNames.LEDGER_COMMIT_HASH, context.ledgerCommitHash())
                .startSpan());
    return capability.name().equals(VALUATION) ? new Valuing(call) : call;
  }

  /** The call that values a portfolio. */
  private final class Valuing implements Scope {
    private final Scope call;
    private final long start = Spans.now();

    Valuing(Scope call) {
      this.call = call;
    }

    @Override
    public void computed(JsonNode result) {
      // The magnitude alone: one digit, so that no amount leaves.
      double rounded = result.path("market_value").decimalValue().round(ONE_DIGIT).doubleValue();
      spans
          .builder(SpanNames.VALUATION)
          .setStartTimestamp(start, TimeUnit.NANOSECONDS)
          .setAttribute(SpanNames.PORTFOLIO_VALUE, rounded)
          .startSpan()
          .end();
    }

    @Override
    public void ended(Ending ending, @Nullable Throwable failure) {
      call.ended(ending, failure);
    }
  }

  private Scope begun(Span span) {
    io.opentelemetry.context.Scope current = Spans.entered(span);
    return (ending, failure) -> {
      current.close();
      span.setAttribute(SpanNames.OUTCOME, ending.name().toLowerCase(Locale.ROOT));
      if (failure != null) {
        spans.failed(span, failure);
      }
      span.end();
    };
  }

  @Override
  public <T> Callable<T> carried(Callable<T> work) {
    return Context.current().wrap(work);
  }

  @Override
  public ExecutorService carrying(ExecutorService pool) {
    return Context.taskWrapping(pool);
  }
}
