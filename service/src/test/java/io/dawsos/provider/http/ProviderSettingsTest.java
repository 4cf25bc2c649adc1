package io.dawsos.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.http.ProviderSettings.Breaker;
import io.dawsos.provider.http.ProviderSettings.Rate;
import io.dawsos.provider.http.ProviderSettings.Retries;
import io.dawsos.provider.http.ProviderSettings.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {
  private static final ProviderSettings DEFAULTS =
      ProviderSettings.defaults("acme", URI.create("https://api.acme.example"));
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.acme.example",
        "ftp://acme.example",
        "file:///etc/passwd",
        "https:///path",
        "https://user:pass@acme.example",
        "https://acme.example?key=1",
        "https://acme.example#top"
      })
  void aBaseUrlThatIsNoneIsRefusedWithoutBeingQuoted(String url) {
    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class, () -> ProviderSettings.defaults("acme", URI.create(url)));

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID);
    assertThat(failure.message())
        .isEqualTo("provider acme: its base URL must be https://host/path and no more");
  }

  static Stream<UnaryOperator<ProviderSettings>> limitsThatLetNothingThrough() {
    return Stream.of(
        settings -> settings.with(new Timeouts(Duration.ZERO, SECOND)),
        settings -> settings.with(new Timeouts(SECOND, Duration.ZERO)),
        settings -> settings.with(new Rate(0, 1, SECOND)),
        settings -> settings.with(new Rate(1, 0, SECOND)),
        settings -> settings.with(new Rate(1, 1, SECOND.negated())),
        settings -> settings.with(new Retries(0, SECOND, SECOND)),
        settings -> settings.with(new Retries(1, SECOND.negated(), SECOND)),
        settings -> settings.with(new Retries(1, SECOND, SECOND.negated())),
        settings -> settings.with(new Breaker(0, SECOND)),
        settings -> settings.with(new Breaker(1, Duration.ZERO)),
        settings -> settings.withMaxResponseBytes(0));
  }

  @ParameterizedTest
  @MethodSource("limitsThatLetNothingThrough")
  void limitsThatLetNothingThroughAreRefused(UnaryOperator<ProviderSettings> change) {
    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> change.apply(DEFAULTS));

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID);
    assertThat(failure.message()).startsWith("provider acme: its ");
  }

  @Test
  void aChangeKeepsTheRest() {
    ProviderSettings changed =
        DEFAULTS.with(new Rate(5, 1, SECOND)).with(new Retries(2, SECOND, SECOND));

    assertThat(changed.rate()).isEqualTo(new Rate(5, 1, SECOND));
    assertThat(changed.timeouts()).isEqualTo(DEFAULTS.timeouts());
    assertThat(changed.baseUrl()).isEqualTo(DEFAULTS.baseUrl());
  }
}
