package io.dawsos.provider.http;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Address and limits of one HTTP provider. Immutable; its {@code toString} does not show the key.
 *
 * @param name the provider's name in messages and metrics, such as {@code polygon}
 * @param baseUrl {@code http} or {@code https}, without user, query or fragment
 * @param key null where the provider needs none
 * @param maxResponseBytes the largest body, in bytes after decompression
 */
public record ProviderSettings(
    String name,
    URI baseUrl,
    @Nullable ProviderKey key,
    Timeouts timeouts,
    Rate rate,
    Retries retries,
    Breaker breaker,
    int maxResponseBytes) {

  /**
   * The longest waits for a provider.
   *
   * @param connect for a connection
   * @param exchange for one whole exchange, from connecting to the last byte of the body
   */
  public record Timeouts(Duration connect, Duration exchange) {}

  /**
   * How often a provider may be asked.
   *
   * @param perMinute exchanges in a minute
   * @param burst how many of them may be sent at once after a quiet time
   * @param maxQueueing the longest wait for a place
   */
  public record Rate(int perMinute, int burst, Duration maxQueueing) {}

  /**
   * How a call is repeated when the provider is busy or out of reach.
   *
   * @param maxAttempts how often a call is sent, the first time included
   * @param firstBackoff about the pause before the second attempt; it doubles with each further one
   * @param maxBackoff the longest pause; a provider that asks for a longer one is not asked again
   */
  public record Retries(int maxAttempts, Duration firstBackoff, Duration maxBackoff) {}

  /**
   * When a provider that keeps failing is left alone.
   *
   * @param window the number of exchanges looked at; it opens when half of them failed
   * @param pause how long nothing is sent, until one exchange may try again
   */
  public record Breaker(int window, Duration pause) {}

  /** Refuses an address that is none, and limits that let nothing through. */
  public ProviderSettings {
    require(name, isWebAddress(baseUrl), "base URL must be https://host/path and no more");
    require(name, isPositive(timeouts.connect), "connect timeout must be at least 1 ms");
    require(name, isPositive(timeouts.exchange), "timeout must be at least 1 ms");
    require(name, rate.perMinute > 0 && rate.burst > 0, "rate must be at least 1");
    require(name, !rate.maxQueueing.isNegative(), "longest wait must not be negative");
    require(name, retries.maxAttempts > 0, "attempts must be at least 1");
    require(
        name,
        !retries.firstBackoff.isNegative() && !retries.maxBackoff.isNegative(),
        "pauses between attempts must not be negative");
    require(name, breaker.window > 0, "breaker window must be at least 1");
    require(name, isPositive(breaker.pause), "breaker pause must be at least 1 ms");
    require(name, maxResponseBytes > 0, "largest response must be at least 1 byte");
  }

  /**
   * No key; 5 s to connect and 30 s for an exchange; 60 requests a minute, 10 at once, at most 2
   * minutes of waiting for a place; 4 attempts with pauses from 0.5 s to 30 s; left alone for 60 s
   * when 5 of 10 exchanges failed; bodies up to 16 MiB.
   */
  public static ProviderSettings defaults(String name, URI baseUrl) {
    return new ProviderSettings(
        name,
        baseUrl,
        null,
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30)),
        new Rate(60, 10, Duration.ofMinutes(2)),
        new Retries(4, Duration.ofMillis(500), Duration.ofSeconds(30)),
        new Breaker(10, Duration.ofSeconds(60)),
        16 << 20);
  }

  /** The same with a key. */
  public ProviderSettings with(ProviderKey newKey) {
    return new ProviderSettings(
        name, baseUrl, newKey, timeouts, rate, retries, breaker, maxResponseBytes);
  }

  /** The same with other timeouts. */
  public ProviderSettings with(Timeouts newTimeouts) {
    return new ProviderSettings(
        name, baseUrl, key, newTimeouts, rate, retries, breaker, maxResponseBytes);
  }

  /** The same with another rate. */
  public ProviderSettings with(Rate newRate) {
    return new ProviderSettings(
        name, baseUrl, key, timeouts, newRate, retries, breaker, maxResponseBytes);
  }

  /** The same with other retries. */
  public ProviderSettings with(Retries newRetries) {
    return new ProviderSettings(
        name, baseUrl, key, timeouts, rate, newRetries, breaker, maxResponseBytes);
  }

  /** The same with another breaker. */
  public ProviderSettings with(Breaker newBreaker) {
    return new ProviderSettings(
        name, baseUrl, key, timeouts, rate, retries, newBreaker, maxResponseBytes);
  }

  /** The same with another largest body. */
  public ProviderSettings withMaxResponseBytes(int bytes) {
    return new ProviderSettings(name, baseUrl, key, timeouts, rate, retries, breaker, bytes);
  }

  private static boolean isWebAddress(URI url) {
    return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  private static boolean isPositive(Duration duration) {
    return duration.compareTo(Duration.ofMillis(1)) >= 0;
  }

  private static void require(String name, boolean condition, String rule) {
    if (!condition) {
      throw new DawsosException(
          ErrorCode.CONFIGURATION_INVALID, "provider %s: its %s".formatted(name, rule), "");
    }
  }
}
