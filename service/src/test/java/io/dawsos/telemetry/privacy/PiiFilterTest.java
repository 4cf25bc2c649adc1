package io.dawsos.telemetry.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.database.Secret;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiFilterTest {
  private static final PiiFilter FILTER = new PiiFilter(new Pseudonyms(new Secret("")));

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingThatIsHiddenInAPayloadOrATextComesThrough(long seed) {
    Planted planted = new Planted(new Random(seed));

    Map<String, ?> payload = FILTER.map(planted.payload(3));
    String text = FILTER.text(planted.text());

    assertThat(planted.secrets()).isNotEmpty();
    for (String secret : planted.secrets()) {
      assertThat(payload.toString()).as("seed %d", seed).doesNotContain(secret);
      assertThat(text).as("seed %d", seed).doesNotContain(secret);
    }
  }

  /** The example of the contract, and the hash by `printf ... | sha256sum`. */
  @Test
  void idsAreHashedAndAmountsTakenOut() {
    assertThat(
            FILTER.map(
                Map.of("user_id", "11111111-1111-1111-1111-111111111111", "amount", 50000.00)))
        .containsOnly(Map.entry("user_id", "bafde89c"), Map.entry("amount", PiiFilter.REDACTED));
  }

  @Test
  void aKeyMakesHashesThatNobodyElseCanMake() {
    Pseudonyms keyed = new Pseudonyms(new Secret("pepper"));

    assertThat(keyed.of("a"))
        .matches("[0-9a-f]{8}")
        .isNotEqualTo(new Pseudonyms(new Secret("")).of("a"));
    assertThat(keyed.of("a")).isEqualTo(new Pseudonyms(new Secret("pepper")).of("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the database did not answer",
        "IllegalStateException in io.dawsos.executor.AgentRuntime",
        "PACK_STALE: step 3 of 12 failed",
        "select one from two where three"
      })
  void whatSaysNothingOfAnybodyStays(String text) {
    assertThat(FILTER.text(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /x?apikey=abc123&page=2|GET /x?apikey=[REDACTED]&page=2",
        "jdbc:postgresql://me:hush@db/x|jdbc:postgresql://[REDACTED]@db/x",
        "Authorization: Bearer dk_abcdefgh|Authorization: Bearer [REDACTED]",
        "made the key dk_abcdefgh12 for a test|made the key [REDACTED] for a test",
        "request 3f0e, pack PP_2025-10-24, 12.50 CAD|request 3f0e, pack PP_2025-10-24, 12.50 CAD"
      })
  void logsLoseCredentialsAndNothingElse(String text, String shown) {
    assertThat(FILTER.withoutCredentials(text)).isEqualTo(shown);
  }

  @Test
  void pathsKeepTheirWordsAndHideTheirIds() {
    String shown = FILTER.path("/v1/executions/11111111-1111-1111-1111-111111111111/result");

    assertThat(shown).isEqualTo("/v1/executions/bafde89c/result");
    assertThat(FILTER.path("/v1/packs/PP_2025-10-24_r1")).isEqualTo("/v1/packs/PP_2025-10-24_r1");
    assertThat(FILTER.path("/john@example.org")).doesNotContain("john");
  }
}
