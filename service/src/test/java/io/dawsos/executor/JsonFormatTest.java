package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.error.DawsosException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
  private final ObjectMapper json = JsonFormat.mapper();

  @Test
  void numbersKeepEveryDigitBothWays() throws Exception {
    String text = "{\"a\":0.1000,\"b\":12345678901234567890.123456789}";

    assertThat(json.writeValueAsString(json.readTree(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1E+101", "{\"a\":[1e2000000000]}"})
  void numbersThatWouldFillTheMemoryAreRefused(String text) {
    assertThatThrownBy(() -> json.readTree(text))
        .satisfiesAnyOf(
            failure -> assertThat(failure).isInstanceOf(DawsosException.class),
            failure -> assertThat(failure).hasCauseInstanceOf(DawsosException.class),
            failure -> assertThat(failure).isInstanceOf(JsonProcessingException.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "NaN", "[1,]"})
  void textThatIsNotOneStrictJsonValueIsRefused(String text) {
    assertThatThrownBy(() -> json.readTree(text)).isInstanceOf(JsonProcessingException.class);
  }
}
