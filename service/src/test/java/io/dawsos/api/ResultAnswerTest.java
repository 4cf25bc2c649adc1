package io.dawsos.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.digest.HashedBytes;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultAnswerTest {
  private static final String HASH = "ab".repeat(32);

  private record Rest(String text) {}

  /** Whether the result or what follows is long, and wherever the result lies. */
  @ParameterizedTest
  @CsvSource({"10, 10", "10, 100000", "100000, 10"})
  void isOneObjectWhateverItsPartsMeasure(int resultLength, int restLength) throws IOException {
    String result = "\"" + "r".repeat(resultLength) + "\"";
    String rest = "s".repeat(restLength);
    HashedBytes bytes = HashedBytes.of(result.getBytes(StandardCharsets.UTF_8));
    for (HashedBytes each : List.of(bytes, bytes.offHeap())) {
      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      Response answer =
          new ResultAnswer(new ObjectMapper())
              .of(UUID.randomUUID(), each, new Rest(rest), null, into(sent));
      ((StreamingOutput) answer.getEntity()).write(sent);

      assertThat(sent.toString(StandardCharsets.UTF_8))
          .isEqualTo("{\"result\":" + result + ",\"text\":\"" + rest + "\"}");
      assertThat(answer.getHeaderString("Content-Length")).isEqualTo(Integer.toString(sent.size()));
    }
  }

  private static ClientOutput into(OutputStream sent) {
    return bytes -> Channels.newChannel(sent).write(bytes);
  }

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
