package io.dawsos.telemetry.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Records what another sampler drops, so that it can be kept at its end; but not requests, whose
 * spans are made then.
 */
final class RecordingSampler implements Sampler {
  private static final ContextKey<Boolean> KEEPING = ContextKey.named("dawsos-keeping");

  private final Sampler sampler;

  RecordingSampler(Sampler sampler) {
    this.sampler = sampler;
  }

  /** A parent whose next span is kept, whatever was decided at its start. */
  static Context keeping(Context parent) {
    return parent.with(KEEPING, true);
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    SamplingResult result = sampler.shouldSample(parent, traceId, name, kind, attributes, links);
    if (result.getDecision() != SamplingDecision.DROP) {
      return result;
    }
    if (kind == SpanKind.SERVER) {
      return parent.get(KEEPING) == null ? result : SamplingResult.recordAndSample();
    }
    return SamplingResult.recordOnly();
  }

  @Override
  public String getDescription() {
    return "Recording{" + sampler.getDescription() + "}";
  }
}
