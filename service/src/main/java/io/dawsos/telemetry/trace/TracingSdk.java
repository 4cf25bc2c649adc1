package io.dawsos.telemetry.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.semconv.ServiceAttributes;
import java.util.Map;
import org.slf4j.event.Level;

/** Builds OpenTelemetry's SDK as {@code config.yml} and the variables {@code OTEL_*} say. */
final class TracingSdk {
  private TracingSdk() {}

  /** Builds it; nothing of it is global, and the caller closes it. */
  static OpenTelemetrySdk build(
      TracingSettings settings, Keeping keeping, Map<String, String> variables) {
    Level level = settings.isDirected(variables) ? Level.WARN : Level.INFO;
    return AutoConfiguredOpenTelemetrySdk.builder()
        .disableShutdownHook()
        .addPropertiesSupplier(settings::properties)
        .addResourceCustomizer((resource, config) -> resource.merge(resource(settings)))
        .addSamplerCustomizer(
            (Sampler sampler, ConfigProperties config) -> keeping.sampler(sampler))
        .addSpanProcessorCustomizer(
            (SpanProcessor processor, ConfigProperties config) -> keeping.processor(processor))
        .addTracerProviderCustomizer((provider, config) -> provider.setIdGenerator(keeping.ids()))
        .addSpanExporterCustomizer(
            (SpanExporter exporter, ConfigProperties config) ->
                new PatientExporter(exporter, target(config), level))
        .build()
        .getOpenTelemetrySdk();
  }

  private static String target(ConfigProperties config) {
    String endpoint = config.getString("otel.exporter.otlp.traces.endpoint");
    return endpoint == null
        ? String.valueOf(config.getString("otel.exporter.otlp.endpoint"))
        : endpoint;
  }

  private static Resource resource(TracingSettings settings) {
    return Resource.create(
        Attributes.builder()
            .put(SpanNames.DEPLOYMENT_ENVIRONMENT, settings.environment())
            .put("deployment.environment.name", settings.environment())
            .put(ServiceAttributes.SERVICE_VERSION, settings.version())
            .build());
  }
}
