package io.dawsos.telemetry.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.executor.ExecutionObserver.Execution;
import io.dawsos.executor.RequestContext;
import io.dawsos.executor.pattern.Pattern;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The span of an execution. In a request that is not sampled there is none until its steps are run:
 * that of a result that is known already is made with the request's, if that is kept.
 */
final class ExecutionSpan implements Execution {
  private final Spans spans;
  private final long start = Spans.now();
  private final @Nullable LateSpans late;
  private @Nullable Span span;
  private @Nullable Scope current;
  private @Nullable Pinned pinned;
  private boolean isHit = true;

  private record Pinned(RequestContext context, Pattern pattern, ObjectNode inputs) {}

  /**
   * The span of an execution that begins in this thread.
   *
   * @param late of the request; null where it is recorded, or there is none
   */
  ExecutionSpan(Spans spans, @Nullable LateSpans late) {
    this.spans = spans;
    this.late = late;
    if (late == null) {
      begin();
    }
  }

  private void begin() {
    Span begun = started();
    span = begun;
    current = Spans.entered(begun);
  }

  private Span started() {
    return spans
        .builder(SpanNames.EXECUTE_PATTERN)
        .setStartTimestamp(start, TimeUnit.NANOSECONDS)
        .startSpan();
  }

  @Override
  public void pinned(RequestContext context, Pattern pattern, ObjectNode inputs) {
    pinned = new Pinned(context, pattern, inputs);
  }

  @Override
  public void computes() {
    isHit = false;
    if (span == null) {
      begin();
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    Span recorded = span;
    if (recorded != null) {
      if (current != null) {
        current.close();
      }
      tell(recorded, failure);
      recorded.end();
    } else if (late != null) {
      long end = Spans.now();
      late.add(
          () -> {
            Span made = started();
            tell(made, failure);
            made.end(end, TimeUnit.NANOSECONDS);
          });
    }
  }

  private void tell(Span told, @Nullable Throwable failure) {
    if (!told.isRecording()) {
      return;
    }
    if (pinned != null) {
      tell(told, pinned);
    }
    if (failure == null) {
      told.setAttribute(SpanNames.CACHE_HIT, isHit);
    } else {
      spans.failed(told, failure);
    }
  }

  private void tell(Span told, Pinned known) {
    RequestContext context = known.context();
    told.setAttribute(SpanNames.PATTERN_ID, known.pattern().id())
        .setAttribute(SpanNames.PRICING_PACK_ID, context.pricingPackId().toString())
        .setAttribute(SpanNames.LEDGER_COMMIT_HASH, context.ledgerCommitHash())
        .setAttribute(SpanNames.USER_ID, spans.filter().hashed(context.userId()))
        .setAttribute(SpanNames.REQUEST_ID, context.requestId())
        .setAttribute(SpanNames.TRACE_ID, context.traceId())
        .setAttribute(SpanNames.ASOF_DATE, context.asofDate().toString())
        .setAttribute(SpanNames.REQUIRE_FRESH, context.requireFresh())
        .setAttribute(SpanNames.PATTERN_INPUTS_COUNT, (long) known.inputs().size())
        .setAttribute(SpanNames.PATTERN_INPUT_KEYS, names(known.inputs()));
    String portfolio = context.portfolioId();
    if (portfolio != null) {
      told.setAttribute(SpanNames.PORTFOLIO_ID, spans.filter().hashed(portfolio));
    }
  }

  private static List<String> names(ObjectNode inputs) {
    List<String> names = new ArrayList<>(inputs.size());
    inputs.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
