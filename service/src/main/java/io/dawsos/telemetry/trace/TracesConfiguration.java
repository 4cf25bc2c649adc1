package io.dawsos.telemetry.trace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;

/**
 * The {@code telemetry.traces} section. Where a standard {@code OTEL_*} variable says otherwise,
 * the variable counts.
 *
 * @param enabled whether there are spans at all
 * @param exporter {@code otlp}, {@code console} or {@code none}, or several joined by commas
 * @param protocol {@code grpc} or {@code http/protobuf}
 * @param endpoint where OTLP goes
 * @param jaegerEndpoint an old Jaeger's address, whose host is sent OTLP instead; null for none
 * @param ratio share of requests that are traced; null for that of the environment
 * @param keepErrors whether what failed is kept although it is not in that share
 * @param keepSlowerThan what took longer is kept, too; zero for nothing
 */
public record TracesConfiguration(
    boolean enabled,
    String exporter,
    String protocol,
    String endpoint,
    @Nullable String jaegerEndpoint,
    @DecimalMin("0") @DecimalMax("1") @Nullable Double ratio,
    boolean keepErrors,
    Duration keepSlowerThan) {
  /** Where Jaeger listens in the stack of {@code observability/}. */
  static final String DEFAULT_ENDPOINT = "http://jaeger:4317";

  /** Fills in the defaults of absent keys. */
  @JsonCreator
  public static TracesConfiguration of(
      @JsonProperty("enabled") @Nullable Boolean enabled,
      @JsonProperty("exporter") @Nullable String exporter,
      @JsonProperty("protocol") @Nullable String protocol,
      @JsonProperty("endpoint") @Nullable String endpoint,
      @JsonProperty("jaeger_endpoint") @Nullable String jaegerEndpoint,
      @JsonProperty("ratio") @Nullable Double ratio,
      @JsonProperty("keep_errors") @Nullable Boolean keepErrors,
      @JsonProperty("keep_slower_than") @Nullable Duration keepSlowerThan) {
    return new TracesConfiguration(
        enabled == null || enabled,
        orElse(exporter, "otlp"),
        orElse(protocol, "grpc"),
        orElse(endpoint, DEFAULT_ENDPOINT),
        jaegerEndpoint == null || jaegerEndpoint.isBlank() ? null : jaegerEndpoint,
        ratio,
        keepErrors == null || keepErrors,
        keepSlowerThan == null ? Duration.seconds(1) : keepSlowerThan);
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }

  /** The section with every key at its default. */
  public static TracesConfiguration defaults() {
    return of(null, null, null, null, null, null, null, null);
  }

  /** Whether somebody said where traces go. */
  boolean isDirected() {
    return !endpoint.equals(DEFAULT_ENDPOINT)
        || jaegerEndpoint != null
        || !exporter.contains("otlp");
  }

  /** The share of requests that are traced in an environment. */
  double ratioIn(String environment) {
    if (ratio != null) {
      return ratio;
    }
    return switch (environment) {
      case "production" -> 0.1;
      case "staging" -> 0.5;
      default -> 1;
    };
  }
}
