package io.dawsos.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.database.Secret;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.dawsos.telemetry.privacy.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the contract, each by the filter that traces, reports and logs go through. */
final class PrivacyContractTest {
  private static final PiiFilter FILTER = new PiiFilter(new Pseudonyms(new Secret("")));
  private static final String LITERAL =
      Observability.contract("privacy.yml").path("redaction_literal").textValue();

  static Stream<ContractEntry> hashes() {
    return ContractEntry.ours("privacy.yml", "hash_rules");
  }

  static Stream<ContractEntry> redactions() {
    return ContractEntry.ours("privacy.yml", "redaction_rules");
  }

  static Stream<ContractEntry> examples() {
    return ContractEntry.ours("privacy.yml", "examples");
  }

  @Test
  void whatIsTakenOutLeavesThePromisedWord() {
    assertThat(PiiFilter.REDACTED).isEqualTo(LITERAL);
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void isHashedSo(ContractEntry entry) throws GeneralSecurityException {
    String id = "jürgen-4711";
    int length =
        (entry.has("hex_chars") ? entry.get("hex_chars") : entry.get("hex_chars_suggested"))
            .intValue();
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));

    assertThat(FILTER.value(entry.text("field"), id))
        .isEqualTo(HexFormat.of().formatHex(digest).substring(0, length));
  }

  @ParameterizedTest
  @MethodSource("redactions")
  void isTakenOut(ContractEntry entry) {
    assertThat(entry.text("literal")).isEqualTo(LITERAL);
    assertThat(entry.get("examples")).isNotEmpty();
    boolean inLogs = entry.get("sink").toString().contains("logs");
    for (JsonNode example : entry.get("examples")) {
      String secret = example.path("value").asText();
      if (example.has("name")) {
        assertThat(FILTER.value(example.path("name").textValue(), secret)).isEqualTo(LITERAL);
      } else {
        String text = example.path("text").textValue();
        assertThat(text).contains(secret);
        assertThat(FILTER.text(text)).contains(LITERAL).doesNotContain(secret);
        assertThat(inLogs ? FILTER.withoutCredentials(text) : LITERAL)
            .contains(LITERAL)
            .doesNotContain(secret);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleBecomesWhatIsPromised(ContractEntry entry) {
    Map<String, ?> filtered =
        FILTER.map(
            Map.of(
                "user_id", entry.get("input").path("user_id").textValue(),
                "amount", entry.get("input").path("amount").decimalValue()));

    assertThat(filtered).hasSameSizeAs(entry.get("output").properties());
    entry
        .get("output")
        .properties()
        .forEach(
            promised ->
                assertThat(String.valueOf(filtered.get(promised.getKey())))
                    .matches(pattern(promised.getValue().textValue())));
  }

  private static String pattern(String promised) {
    return promised.equals(LITERAL)
        ? Pattern.quote(LITERAL)
        : "[0-9a-f]{%s}".formatted(promised.replace(" hex chars", ""));
  }
}
