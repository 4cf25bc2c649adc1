package io.dawsos.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultAnswerTest {
  private static final String HASH = "ab".repeat(32);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"HASH\"",
        "W/\"HASH\"",
        "*",
        " * ",
        "\"other\", \"HASH\"",
        "\"other\",W/\"HASH\"",
        "\"a, b\", \"HASH\"",
        "\"HASH--gzip\""
      })
  void whoHasTheResultIsRecognised(String header) {
    assertThat(ResultAnswer.matches(List.of(header.replace("HASH", HASH)), HASH)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HASH", "\"other\"", "\"HASHa\"", "W/", "\"", "\"*\"", "\"HASH", ","})
  void otherTagsAndWhatIsNoneAreNot(String header) {
    assertThat(ResultAnswer.matches(List.of(header.replace("HASH", HASH)), HASH)).isFalse();
  }

  @Test
  void theHeaderMayComeTwiceOrNot() {
    assertThat(ResultAnswer.matches(List.of("\"other\"", "\"" + HASH + "\""), HASH)).isTrue();
    assertThat(ResultAnswer.matches(List.of(), HASH)).isFalse();
    assertThat(ResultAnswer.matches(null, HASH)).isFalse();
  }
}
