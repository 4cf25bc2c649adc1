package io.dawsos.telemetry.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
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
  private final Sampler sampler;
  private final KeptIds ids;

  /**
   * A sampler over another one.
   *
   * @param ids knows the requests that are kept
   */
  RecordingSampler(Sampler sampler, KeptIds ids) {
    this.sampler = sampler;
    this.ids = ids;
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
      return ids.areKnown() ? SamplingResult.recordAndSample() : result;
    }
    return SamplingResult.recordOnly();
  }

  @Override
  public String getDescription() {
    return "Recording{" + sampler.getDescription() + "}";
  }
}
