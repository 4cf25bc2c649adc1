package io.dawsos.executor.pattern;

import static io.dawsos.executor.pattern.TestCapabilities.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.digest.Sha256;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sound patterns: identity, order, and what their inputs take. */
class PatternTest {
  private static Pattern read(String document) {
    PatternReader.Reading reading = TestCapabilities.read(document);
    assertThat(reading.problems()).isEmpty();
    return reading.pattern().orElseThrow();
  }

  private static Pattern withInput(String rule) {
    return read(
        """
        {"id": "p", "version": "1.0.0", "name": "P", "inputs": {"x": %s},
         "steps": [{"capability": "test.none", "as": "s"}], "outputs": {"x": "{{inputs.x}}"}}"""
            .formatted(rule));
  }

  @Test
  void theHashIsThatOfTheCanonicalDocumentWhateverItsLayout() {
    String document = TestCapabilities.document("p", "1.0.0", "P");

    Pattern pattern = read(document);

    assertThat(pattern.sha256()).isEqualTo(Sha256.hex(pattern.canonical()));
    assertThat(read(json(document).toPrettyString()).sha256()).isEqualTo(pattern.sha256());
    assertThat(read(pattern.canonical()).canonical()).isEqualTo(pattern.canonical());
    assertThat(read(TestCapabilities.document("p", "1.0.0", "Q")).sha256())
        .isNotEqualTo(pattern.sha256());
  }

  @Test
  void whatStepsNeedDecidesTheirOrder() {
    Pattern pattern =
        read(
            """
            {"id": "p", "version": "1.0.0", "name": "P",
             "steps": [
              {"capability": "test.none", "as": "last", "condition": "first.ok && middle.ok"},
              {"capability": "test.none", "as": "middle", "condition": "first.ok"},
              {"capability": "test.none", "as": "first"},
              {"capability": "test.none", "as": "alone"}],
             "outputs": {"o": "{{last}}", "a": "{{alone.ok}}"},
             "display": {"panels": [
               {"id": "o", "title": "O", "type": "text", "source": "o", "optional": true}]}}""");

    assertThat(pattern.steps())
        .extracting(RunnableStep::name)
        .containsExactly("first", "middle", "last", "alone");
    assertThat(pattern.steps())
        .extracting(RunnableStep::optional)
        .containsExactly(true, true, true, false);
    Pattern.Output output = Objects.requireNonNull(pattern.outputs().get("o"));
    Pattern.Output alone = Objects.requireNonNull(pattern.outputs().get("a"));
    assertThat(output.steps().stream()).containsExactly(0, 1, 2);
    assertThat(alone.steps().stream()).containsExactly(3);
    assertThat(output.optional()).isTrue();
    assertThat(alone.optional()).isFalse();
  }

  @Test
  void twoHundredStepsAreFineAndOneMoreIsNot() {
    assertThat(read(chain(200)).steps()).hasSize(200);
    assertThat(TestCapabilities.read(chain(201)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/steps"));
  }

  private static String chain(int length) {
    String steps =
        IntStream.range(0, length)
            .mapToObj(
                i ->
                    "{\"capability\": \"test.none\", \"as\": \"s%d\"%s}"
                        .formatted(i, i == 0 ? "" : ", \"condition\": \"s" + (i - 1) + ".ok\""))
            .collect(Collectors.joining(","));
    return """
        {"id": "p", "version": "1.0.0", "name": "P", "steps": [%s],
         "outputs": {"o": "{{s%d.ok}}"}}"""
        .formatted(steps, length - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\": \"uuid\"}|\"11111111-1111-1111-1111-11111111111A\"",
        "{\"type\": \"string\"}|\"\"",
        "{\"type\": \"string\", \"min_length\": 1, \"max_length\": 1}|\"\uD83D\uDE00\"",
        "{\"type\": \"string\", \"pattern\": \"[ab]+\"}|\"bbb\"",
        "{\"type\": \"string\", \"enum\": [\"a\", \"b\"]}|\"b\"",
        "{\"type\": \"integer\", \"minimum\": -5, \"maximum\": -5}|-5",
        "{\"type\": \"number\", \"minimum\": 0.1}|0.10",
        "{\"type\": \"number\", \"enum\": [1.0]}|1",
        "{\"type\": \"number\"}|7",
        "{\"type\": \"boolean\"}|false",
        "{\"type\": \"date\", \"minimum\": \"2024-02-29\"}|\"2024-02-29\"",
        "{\"type\": \"array\", \"items\": {\"type\": \"integer\"}, \"max_items\": 2}|[1,2]",
        "{\"type\": \"array\"}|[1,\"a\"]",
        "{\"type\": \"object\"}|{\"a\":null}",
        "{\"type\": \"string\"}|null"
      })
  void valuesThatFitAreTaken(String rule, String value) {
    Pattern pattern = withInput(rule);

    assertThat(pattern.checkInputs(json("{\"x\": %s}".formatted(value))).get("x"))
        .isEqualTo(json(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\": \"uuid\"}|\"1-1-1-1-1\"|is not of type uuid",
        "{\"type\": \"uuid\"}|1|is not of type uuid",
        "{\"type\": \"string\"}|1|is not of type string",
        "{\"type\": \"string\", \"min_length\": 2}|\"a\"|is shorter than 2 characters",
        "{\"type\": \"string\", \"max_length\": 2}|\"abc\"|is longer than 2 characters",
        "{\"type\": \"string\", \"pattern\": \"a\"}|\"ab\"|does not match a",
        "{\"type\": \"string\", \"pattern\": \"(a*)*b\"}|\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\"|does not match (a*)*b",
        "{\"type\": \"string\", \"enum\": [\"a\", \"b\"]}|\"A\"|is none of \"a\", \"b\"",
        "{\"type\": \"integer\"}|1.0|is not of type integer",
        "{\"type\": \"integer\"}|\"1\"|is not of type integer",
        "{\"type\": \"integer\", \"minimum\": 1}|0|is less than 1",
        "{\"type\": \"number\", \"maximum\": 0.5}|0.51|is more than 0.5",
        "{\"type\": \"number\"}|\"1\"|is not of type number",
        "{\"type\": \"boolean\"}|\"true\"|is not of type boolean",
        "{\"type\": \"boolean\"}|0|is not of type boolean",
        "{\"type\": \"date\"}|\"2025-02-29\"|is not of type date",
        "{\"type\": \"date\"}|20250101|is not of type date",
        "{\"type\": \"date\", \"maximum\": \"2025-12-31\"}|\"2026-01-01\"|is more than \"2025-12-31\"",
        "{\"type\": \"array\"}|{}|is not of type array",
        "{\"type\": \"array\", \"min_items\": 1}|[]|has fewer than 1 items",
        "{\"type\": \"array\", \"max_items\": 1}|[1,2]|has more than 1 items",
        "{\"type\": \"array\", \"items\": {\"type\": \"date\"}}|[\"2025-01-01\",null]|has an item 1 that is not of type date",
        "{\"type\": \"array\", \"items\": {\"type\": \"array\", \"items\": {\"type\": \"integer\", \"minimum\": 3}}}|[[3],[3,2]]|has an item 1 that has an item 1 that is less than 3",
        "{\"type\": \"object\"}|[]|is not of type object"
      })
  void valuesThatDoNotFitAreRefused(String rule, String value, String reason) {
    Pattern pattern = withInput(rule);

    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class, () -> pattern.checkInputs(json("{\"x\": %s}".formatted(value))));

    assertThat(failure.code()).isEqualTo(ErrorCode.INPUT_INVALID);
    assertThat(failure.message()).isEqualTo("input \"x\" of p " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|p needs the input \"x\"",
        "{\"x\":null}|p needs the input \"x\"",
        "{\"x\":1,\"m\":2}|p takes no input \"m\""
      })
  void requiredInputsMustBeThereAndUnknownOnesMustNot(String given, String message) {
    Pattern pattern = withInput("{\"type\": \"number\", \"required\": true}");

    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> pattern.checkInputs(json(given)));

    assertThat(failure.code()).isEqualTo(ErrorCode.INPUT_INVALID);
    assertThat(failure.message()).isEqualTo(message);
  }

  @Test
  void anAbsentInputTakesItsDefault() {
    assertThat(withInput("{\"type\": \"integer\", \"default\": 7}").checkInputs(json("{}")))
        .hasToString("{\"x\":7}");
    assertThat(withInput("{\"type\": \"integer\"}").checkInputs(json("{}")))
        .hasToString("{\"x\":null}");
  }
}
