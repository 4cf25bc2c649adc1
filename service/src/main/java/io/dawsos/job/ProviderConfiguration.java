package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.database.Secret;
import io.dawsos.provider.http.ProviderKey;
import io.dawsos.provider.http.ProviderSettings;
import io.dawsos.provider.http.ProviderSettings.Rate;
import io.dawsos.provider.http.ProviderSettings.Retries;
import io.dawsos.provider.http.ProviderSettings.Timeouts;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;

/** One provider of the {@code providers} section. */
public final class ProviderConfiguration {
  @JsonProperty("url")
  @NotNull
  private URI url;

  @JsonProperty("key")
  @NotNull
  private Secret key = Secret.of("");

  @JsonProperty("requests_per_minute")
  @Min(1)
  @Max(100_000)
  private int requestsPerMinute;

  @JsonProperty("connect_timeout")
  @NotNull
  private Duration connectTimeout = Duration.seconds(5);

  @JsonProperty("timeout")
  @NotNull
  private Duration timeout = Duration.seconds(30);

  @JsonProperty("max_attempts")
  @Min(1)
  @Max(20)
  private int maxAttempts = 4;

  @JsonProperty("max_backoff")
  @NotNull
  private Duration maxBackoff = Duration.seconds(30);

  @JsonProperty("max_response_size")
  @NotNull
  private DataSize maxResponseSize = DataSize.mebibytes(16);

  private ProviderConfiguration(URI url, int requestsPerMinute) {
    this.url = url;
    this.requestsPerMinute = requestsPerMinute;
  }

  /** A provider at this address, asked at most so often, with the usual limits. */
  static ProviderConfiguration at(String url, int requestsPerMinute) {
    return new ProviderConfiguration(URI.create(url), requestsPerMinute);
  }

  /** The address. */
  URI url() {
    return url;
  }

  /** The key; empty where there is none. */
  Secret key() {
    return key;
  }

  /** Whether there is a key. */
  boolean hasKey() {
    return !key.reveal().isEmpty();
  }

  /** These limits for a provider without a key. */
  ProviderSettings settings(String name) {
    return limit(ProviderSettings.defaults(name, url));
  }

  /** These limits for a provider with a key. */
  ProviderSettings settings(String name, ProviderKey sent) {
    return settings(name).with(sent);
  }

  /** These limits in the place of those of the settings. */
  ProviderSettings limit(ProviderSettings settings) {
    Retries retries = settings.retries();
    Rate rate = settings.rate();
    return settings
        .with(new Timeouts(connectTimeout.toJavaDuration(), timeout.toJavaDuration()))
        .with(
            new Rate(
                requestsPerMinute, Math.min(rate.burst(), requestsPerMinute), rate.maxQueueing()))
        .with(new Retries(maxAttempts, retries.firstBackoff(), maxBackoff.toJavaDuration()))
        .withMaxResponseBytes(Math.toIntExact(maxResponseSize.toBytes()));
  }
}
