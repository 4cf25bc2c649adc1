package io.dawsos.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final String NOW = "Tue, 14 Apr 2026 08:00:00 GMT";

  private static Optional<Duration> of(String retryAfter, String date) {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("Retry-After", List.of(retryAfter));
    if (!date.isEmpty()) {
      headers.put("Date", List.of(date));
    }
    return RetryAfter.of(HttpHeaders.of(headers, (name, value) -> true));
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "' 120 ', PT2M",
    "'Tue, 14 Apr 2026 08:00:30 GMT', PT30S",
    "'Tue, 14 Apr 2026 07:59:59 GMT', PT0S",
    "'Wed, 15 Apr 2026 08:00:00 GMT', PT24H"
  })
  void isTheTimeFromTheAnswersOwnDate(String retryAfter, Duration expected) {
    assertThat(of(retryAfter, NOW)).contains(expected);
  }

  @Test
  void secondsNeedNoDate() {
    assertThat(of("5", "")).contains(Duration.ofSeconds(5));
  }

  @Test
  void aDateWithoutTheAnswersDateTellsNothing() {
    assertThat(of(NOW, "")).isEmpty();
    assertThat(of(NOW, "yesterday")).isEmpty();
  }

  @Test
  void withoutTheHeaderNothingIsAsked() {
    assertThat(RetryAfter.of(HttpHeaders.of(Map.of(), (name, value) -> true))).isEmpty();
  }
}
