package io.dawsos.provider.http;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.http.ExchangeListener.Exchange;
import io.dawsos.provider.http.ExchangeListener.Sending;
import io.dawsos.provider.http.ProviderSettings.Retries;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sends one GET as often as it takes, with pauses that grow and vary. Thread-safe. */
final class Attempts {
  private final ProviderSettings settings;
  private final Transport transport;
  private final Gate gate;
  private final Timing timing;
  private final RandomGenerator random;
  private final ExchangeListener listener;

  Attempts(
      ProviderSettings settings, Timing timing, RandomGenerator random, ExchangeListener listener) {
    this.settings = settings;
    this.transport = new Transport(settings);
    this.gate = new Gate(settings, timing);
    this.timing = timing;
    this.random = random;
    this.listener = listener;
  }

  /**
   * The first reply that asking again would not better.
   *
   * @throws DawsosException PROVIDER_UNAVAILABLE where the last attempt failed too
   */
  Reply get(URI uri) {
    for (int attempt = 1; ; attempt++) {
      Reply reply = exchange(uri);
      if (!reply.outcome().isTransient()) {
        return reply;
      }
      pause(reply, attempt);
    }
  }

  /** The one place where a request is sent. */
  private Reply exchange(URI uri) {
    gate.enter();
    @Nullable Reply reply = null;
    long start = timing.nanos();
    Map<String, String> headers = new LinkedHashMap<>();
    ExchangeListener.Sent sent =
        listener.started(new Sending(settings.name(), Address.withoutQuery(uri), headers::put));
    try {
      reply = transport.get(uri, headers);
    } finally {
      gate.leave(reply == null ? null : reply.outcome());
    }
    sent.finished(
        new Exchange(
            settings.name(),
            reply.outcome(),
            reply.status(),
            Duration.ofNanos(timing.nanos() - start)));
    return reply;
  }

  private void pause(Reply reply, int attempt) {
    Retries retries = settings.retries();
    Optional<Duration> asked = RetryAfter.of(reply.headers());
    if (asked.isPresent() && asked.get().compareTo(retries.maxBackoff()) > 0) {
      throw unavailable(reply, "it asks to be left alone for " + asked.get());
    }
    if (attempt >= retries.maxAttempts()) {
      throw unavailable(reply, attempt == 1 ? "" : attempt + " attempts failed");
    }
    Duration backoff = backoff(retries, attempt);
    try {
      timing.sleep(asked.filter(each -> each.compareTo(backoff) > 0).orElse(backoff));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(reply, "the waiting was interrupted");
    }
  }

  /** Half of the doubling pause, and a random part of the other half, so that crowds disperse. */
  private Duration backoff(Retries retries, int attempt) {
    Duration doubled = retries.firstBackoff().multipliedBy(1L << Math.min(attempt - 1, 20));
    Duration longest = retries.maxBackoff();
    long half = (doubled.compareTo(longest) < 0 ? doubled : longest).toNanos() / 2;
    return Duration.ofNanos(half + random.nextLong(half + 1));
  }

  private DawsosException unavailable(Reply reply, String detail) {
    String what = reply.status() == 0 ? reply.reason() : "it answered status " + reply.status();
    return new DawsosException(
        ErrorCode.PROVIDER_UNAVAILABLE,
        "%s cannot be asked now: %s%s"
            .formatted(settings.name(), what, detail.isEmpty() ? "" : "; " + detail),
        "try again later");
  }
}
