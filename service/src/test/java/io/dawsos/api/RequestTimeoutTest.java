package io.dawsos.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTimeoutTest {
  @ParameterizedTest
  @CsvSource({",10000", "2500,2500", "1,1", "0007,7", "10001,10000", "999999999,10000"})
  void isWhatTheRequestAsksForUpToTheMost(@Nullable String asked, long millis) {
    assertThat(RequestTimeout.of(asked, Duration.ofSeconds(10))).hasMillis(millis);
  }
}
