package io.dawsos.telemetry.trace;

import io.dawsos.job.PackBuildListener;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.store.PackStore.Sealed;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** A span for each pack that is built. */
final class PackBuildSpans implements PackBuildListener {
  private final Spans spans;
  private final SpanContext asker;

  /**
   * Spans of builds.
   *
   * @param asker what asked for those that are part of nothing; invalid where nothing did
   */
  PackBuildSpans(Spans spans, SpanContext asker) {
    this.spans = spans;
    this.asker = asker;
  }

  @Override
  public Building started(PackId id) {
    SpanBuilder builder =
        spans
            .builder(SpanNames.BUILD_PRICING_PACK)
            .setAttribute(SpanNames.PRICING_PACK_ID, id.toString())
            .setAttribute(SpanNames.ASOF_DATE, id.asOf().toString());
    if (asker.isValid() && !Spans.isSeen()) {
      builder.addLink(asker);
    }
    Span span = builder.startSpan();
    Scope scope = Spans.entered(span);
    return (pack, failure) -> {
      scope.close();
      end(span, pack, failure);
    };
  }

  private void end(Span span, @Nullable Sealed pack, @Nullable Throwable failure) {
    if (failure != null) {
      spans.failed(span, failure);
      span.setAttribute(SpanNames.OUTCOME, "failed");
    } else if (pack == null) {
      span.setAttribute(SpanNames.OUTCOME, "incomplete");
    } else {
      PackHeader header = pack.header();
      span.setAttribute(SpanNames.PRICING_PACK_ID, header.id().toString())
          .setAttribute(SpanNames.OUTCOME, pack.created() ? "built" : "unchanged")
          .setAttribute(SpanNames.ROWS, (long) header.prices() + header.rates())
          .setAttribute(SpanNames.MISSING_PRICES, (long) header.missing().size());
    }
    span.end();
  }
}
