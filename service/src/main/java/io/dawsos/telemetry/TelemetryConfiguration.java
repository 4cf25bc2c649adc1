package io.dawsos.telemetry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.database.Secret;
import io.dawsos.telemetry.log.HttpLogConfiguration;
import io.dawsos.telemetry.log.SlowQueryConfiguration;
import io.dawsos.telemetry.metrics.MetricsConfiguration;
import io.dawsos.telemetry.sentry.SentryConfiguration;
import io.dawsos.telemetry.trace.TracesConfiguration;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The {@code telemetry} section.
 *
 * @param enabled the master switch: off, nothing of the section runs
 * @param environment names the installation in traces and errors, such as {@code production}
 * @param serviceName names the service in traces
 * @param debug whether spans are written to the log, too
 * @param hashKey makes hashes of ids unguessable; empty for plain SHA-256
 * @param metrics the {@code metrics} section
 * @param traces the {@code traces} section
 * @param sentry the {@code sentry} section
 * @param httpLog the {@code http_log} section
 * @param slowQueries the {@code slow_queries} section
 */
public record TelemetryConfiguration(
    boolean enabled,
    String environment,
    String serviceName,
    boolean debug,
    Secret hashKey,
    @Valid MetricsConfiguration metrics,
    @Valid TracesConfiguration traces,
    @Valid SentryConfiguration sentry,
    HttpLogConfiguration httpLog,
    SlowQueryConfiguration slowQueries) {
  private static final String DEVELOPMENT = "development";

  /** Fills in the defaults of absent keys. */
  @JsonCreator
  public static TelemetryConfiguration of(
      @JsonProperty("enabled") @Nullable Boolean enabled,
      @JsonProperty("environment") @Nullable String environment,
      @JsonProperty("service_name") @Nullable String serviceName,
      @JsonProperty("debug") @Nullable Boolean debug,
      @JsonProperty("hash_key") @Nullable Secret hashKey,
      @JsonProperty("metrics") @Nullable MetricsConfiguration metrics,
      @JsonProperty("traces") @Nullable TracesConfiguration traces,
      @JsonProperty("sentry") @Nullable SentryConfiguration sentry,
      @JsonProperty("http_log") @Nullable HttpLogConfiguration httpLog,
      @JsonProperty("slow_queries") @Nullable SlowQueryConfiguration slowQueries) {
    return new TelemetryConfiguration(
        enabled == null || enabled,
        environment == null || environment.isBlank()
            ? DEVELOPMENT
            : environment.strip().toLowerCase(Locale.ROOT),
        serviceName == null || serviceName.isBlank() ? "dawsos-executor" : serviceName,
        debug != null && debug,
        hashKey == null ? new Secret("") : hashKey,
        metrics == null ? MetricsConfiguration.defaults() : metrics,
        traces == null ? TracesConfiguration.defaults() : traces,
        sentry == null ? SentryConfiguration.defaults() : sentry,
        httpLog == null ? HttpLogConfiguration.defaults() : httpLog,
        slowQueries == null ? SlowQueryConfiguration.defaults() : slowQueries);
  }

  /** The section with every key at its default. */
  public static TelemetryConfiguration defaults() {
    return of(null, null, null, null, null, null, null, null, null, null);
  }
}
