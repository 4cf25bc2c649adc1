package io.dawsos.telemetry.trace;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a process traces with.
 *
 * @param traces the {@code telemetry.traces} section
 * @param serviceName names the service
 * @param environment names the installation
 * @param version of the service
 * @param debug whether spans are written to the log, too
 * @param onlyIfDirected whether nothing is traced unless somebody said where to: for commands,
 *     whose user may know nothing of it
 */
public record TracingSettings(
    TracesConfiguration traces,
    String serviceName,
    String environment,
    String version,
    boolean debug,
    boolean onlyIfDirected) {
  /** Whether there shall be spans. */
  boolean isWanted(Map<String, String> variables) {
    return traces.enabled()
        && !Boolean.parseBoolean(variables.get("OTEL_SDK_DISABLED"))
        && (!onlyIfDirected || isDirected(variables));
  }

  /** Whether somebody said where traces go. */
  boolean isDirected(Map<String, String> variables) {
    return traces.isDirected()
        || variables.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT")
        || variables.containsKey("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
        || variables.containsKey("OTEL_TRACES_EXPORTER");
  }

  /** As OpenTelemetry's properties, which its variables go before. */
  Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put("otel.service.name", serviceName);
    properties.put(
        "otel.traces.exporter", debug ? withConsole(traces.exporter()) : traces.exporter());
    properties.put("otel.metrics.exporter", "none");
    properties.put("otel.logs.exporter", "none");
    properties.put("otel.exporter.otlp.protocol", traces.protocol());
    properties.put("otel.exporter.otlp.endpoint", endpoint());
    properties.put("otel.traces.sampler", "parentbased_traceidratio");
    properties.put(
        "otel.traces.sampler.arg", String.format(Locale.ROOT, "%s", traces.ratioIn(environment)));
    return properties;
  }

  private static String withConsole(String exporters) {
    if (exporters.contains("console")) {
      return exporters;
    }
    return exporters.equals("none") ? "console" : exporters + ",console";
  }

  /** Jaeger has taken OTLP since 1.35, at ports of its own; its old port no longer exists. */
  private String endpoint() {
    boolean http = traces.protocol().startsWith("http");
    String jaeger = traces.jaegerEndpoint();
    if (jaeger != null && traces.endpoint().equals(TracesConfiguration.DEFAULT_ENDPOINT)) {
      URI old = URI.create(jaeger);
      return "%s://%s:%d".formatted(old.getScheme(), old.getHost(), http ? 4318 : 4317);
    }
    return http && traces.endpoint().equals(TracesConfiguration.DEFAULT_ENDPOINT)
        ? "http://jaeger:4318"
        : traces.endpoint();
  }
}
