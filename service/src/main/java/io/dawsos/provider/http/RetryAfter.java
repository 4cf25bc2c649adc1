package io.dawsos.provider.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a provider asks to wait, by its header {@code Retry-After}: seconds, or a date. A date
 * counts from the answer's own {@code Date}, so that no two clocks are compared; without one it
 * tells nothing.
 */
final class RetryAfter {
  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers) {
    return headers.firstValue("Retry-After").map(String::strip).flatMap(text -> of(text, headers));
  }

  private static Optional<Duration> of(String text, HttpHeaders headers) {
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String digits = text.length() > MAX_DIGITS ? "9".repeat(MAX_DIGITS) : text;
      return Optional.of(Duration.ofSeconds(Long.parseLong(digits)));
    }
    return date(text)
        .flatMap(
            until ->
                headers
                    .firstValue("Date")
                    .flatMap(RetryAfter::date)
                    .map(now -> between(now, until)));
  }

  private static Duration between(Instant now, Instant until) {
    return until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
