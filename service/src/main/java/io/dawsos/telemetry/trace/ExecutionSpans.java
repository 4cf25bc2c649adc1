package io.dawsos.telemetry.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.executor.CapabilityDescription;
import io.dawsos.executor.ExecutionObserver;
import io.dawsos.executor.ExecutionRequest;
import io.dawsos.executor.RequestContext;
import io.dawsos.executor.pattern.Pattern;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Spans of executions, their steps and the calls of capabilities. */
final class ExecutionSpans implements ExecutionObserver {
  private final Spans spans;

  ExecutionSpans(Spans spans) {
    this.spans = spans;
  }

  @Override
  public Execution execution(ExecutionRequest request) {
    if (Spans.isUnseen()) {
      return Execution.NONE;
    }
    return new ExecutionSpan(spans.builder(SpanNames.EXECUTE_PATTERN).startSpan());
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
    return begun(
        spans
            .builder(SpanNames.AGENT_INVOKE)
            .setAttribute(SpanNames.AGENT_NAME, capability.agent())
            .setAttribute(SpanNames.CAPABILITY, capability.name())
            .setAttribute(SpanNames.PRICING_PACK_ID, context.pricingPackId().toString())
            .setAttribute(SpanNames.LEDGER_COMMIT_HASH, context.ledgerCommitHash())
            .startSpan());
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

  /** The span of an execution. */
  private final class ExecutionSpan implements Execution {
    private final Span span;
    private final io.opentelemetry.context.Scope current;
    private boolean isHit = true;

    ExecutionSpan(Span span) {
      this.span = span;
      this.current = Spans.entered(span);
    }

    @Override
    public void pinned(RequestContext context, Pattern pattern, ObjectNode inputs) {
      if (!span.isRecording()) {
        return;
      }
      span.setAttribute(SpanNames.PATTERN_ID, pattern.id())
          .setAttribute(SpanNames.PRICING_PACK_ID, context.pricingPackId().toString())
          .setAttribute(SpanNames.LEDGER_COMMIT_HASH, context.ledgerCommitHash())
          .setAttribute(SpanNames.USER_ID, spans.filter().hashed(context.userId()))
          .setAttribute(SpanNames.REQUEST_ID, context.requestId())
          .setAttribute(SpanNames.TRACE_ID, context.traceId())
          .setAttribute(SpanNames.ASOF_DATE, context.asofDate().toString())
          .setAttribute(SpanNames.REQUIRE_FRESH, context.requireFresh())
          .setAttribute(SpanNames.PATTERN_INPUTS_COUNT, (long) inputs.size())
          .setAttribute(SpanNames.PATTERN_INPUT_KEYS, names(inputs));
      String portfolio = context.portfolioId();
      if (portfolio != null) {
        span.setAttribute(SpanNames.PORTFOLIO_ID, spans.filter().hashed(portfolio));
      }
    }

    private static List<String> names(ObjectNode inputs) {
      List<String> names = new ArrayList<>(inputs.size());
      inputs.fieldNames().forEachRemaining(names::add);
      return names;
    }

    @Override
    public void computes() {
      isHit = false;
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      current.close();
      if (failure == null) {
        span.setAttribute(SpanNames.CACHE_HIT, isHit);
      } else {
        spans.failed(span, failure);
      }
      span.end();
    }
  }
}
