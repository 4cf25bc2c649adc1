package io.dawsos.telemetry.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The {@code telemetry.metrics} section.
 *
 * @param enabled whether there are metrics at all
 * @param environment names the installation in the metrics of HTTP
 * @param applicationPort whether the application port serves {@code /metrics}, as the admin port
 *     does
 * @param aliases whether what has two names is shown under both
 * @param newestPacks of how many packs there are series
 * @param refreshInterval how often is looked at what only the database and the ledger know
 * @param push where commands push to
 */
public record MetricsConfiguration(
    boolean enabled,
    String environment,
    boolean applicationPort,
    boolean aliases,
    @Min(1) @Max(100) int newestPacks,
    @MinDuration(1) Duration refreshInterval,
    @Valid Push push) {
  private static final String UNKNOWN = "unknown";

  /** Fills in the defaults of absent keys. */
  @JsonCreator
  public static MetricsConfiguration of(
      @JsonProperty("enabled") @Nullable Boolean enabled,
      @JsonProperty("environment") @Nullable String environment,
      @JsonProperty("application_port") @Nullable Boolean applicationPort,
      @JsonProperty("aliases") @Nullable Boolean aliases,
      @JsonProperty("newest_packs") @Nullable Integer newestPacks,
      @JsonProperty("refresh_interval") @Nullable Duration refreshInterval,
      @JsonProperty("push") @Nullable Push push) {
    return new MetricsConfiguration(
        enabled == null || enabled,
        environment == null || environment.isBlank() ? UNKNOWN : environment.strip(),
        applicationPort == null || applicationPort,
        aliases != null && aliases,
        newestPacks == null ? 5 : newestPacks,
        refreshInterval == null ? Duration.seconds(10) : refreshInterval,
        push == null ? Push.of(null, null, null) : push);
  }

  /** The section with every key at its default. */
  public static MetricsConfiguration defaults() {
    return of(null, null, null, null, null, null, null);
  }

  /** The same without metrics, where the master switch is off. */
  public MetricsConfiguration onlyIf(boolean on) {
    return new MetricsConfiguration(
        enabled && on, environment, applicationPort, aliases, newestPacks, refreshInterval, push);
  }

  /**
   * Where commands push to.
   *
   * @param url of a Pushgateway; null for none
   * @param job what the pushed metrics are grouped by, beside the command
   * @param timeout of connecting, and of the answer
   */
  public record Push(@Nullable String url, String job, @MinDuration(1) Duration timeout) {
    /** Fills in the defaults of absent keys. */
    @JsonCreator
    public static Push of(
        @JsonProperty("url") @Nullable String url,
        @JsonProperty("job") @Nullable String job,
        @JsonProperty("timeout") @Nullable Duration timeout) {
      return new Push(
          url == null || url.isBlank() ? null : url.strip(),
          job == null || job.isBlank() ? "dawsos_pack_builder" : job.strip(),
          timeout == null ? Duration.seconds(5) : timeout);
    }
  }
}
