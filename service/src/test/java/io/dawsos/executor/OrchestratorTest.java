package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrchestratorTest {
  private static final ObjectMapper JSON = JsonFormat.mapper();

  private static Orchestrator.Outcome run(String inputs, String steps, String outputs, String given)
      throws Exception {
    String document =
        """
        {"id": "p", "version": "1", "name": "P", "inputs": %s, "steps": [%s], "outputs": %s}"""
            .formatted(inputs, steps, outputs);
    Pattern pattern =
        PatternLibrary.of(
                "p.json", document.getBytes(StandardCharsets.UTF_8), Probe.runtime(), JSON)
            .get("p");
    return new Orchestrator(Probe.runtime(), JSON)
        .run(pattern, JSON.readTree(given), Probe.CONTEXT, Probe.portfolios(), Deadline.never());
  }

  private static Orchestrator.Outcome inputOfType(String type, String value) throws Exception {
    return run(
        "{\"x\": {\"type\": \"%s\", \"required\": false}}".formatted(type),
        "",
        "{\"x\": \"{{inputs.x}}\"}",
        "{\"x\": %s}".formatted(value));
  }

  @Test
  void stepsRunInOrderAndOutputsAreAssembled() throws Exception {
    Orchestrator.Outcome outcome =
        run(
            "{\"n\": {\"type\": \"number\", \"required\": true}}",
            """
            {"capability": "probe.echo", "as": "one",
             "args": {"first_number": "{{inputs.n}}", "some_text": "{{ctx.pricing_pack_id}}"}},
            {"capability": "probe.echo", "as": "two", "args": {"first_number": "{{one.number}}"}}""",
            "{\"b\": \"{{two.number}}\", \"a\": \"{{one.text}}\", \"c\": \"plain\"}",
            "{\"n\": 1.500}");

    assertThat(outcome.result().toString())
        .isEqualTo("{\"a\":\"PP_2025-10-24\",\"b\":1.500,\"c\":\"plain\"}");
    assertThat(outcome.capabilities()).containsExactly("probe.echo", "probe.echo");
    assertThat(outcome.agents()).containsExactly("probe");
    assertThat(outcome.warnings()).containsExactly("text was PP_2025-10-24");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "uuid|\"11111111-1111-1111-1111-11111111111A\"",
        "string|\"\"",
        "integer|-5",
        "number|0.10",
        "number|7",
        "boolean|false",
        "date|\"2024-02-29\"",
        "array|[1,\"a\"]",
        "object|{\"a\":null}",
        "string|null"
      })
  void valuesOfTheDeclaredTypeAreTaken(String type, String value) throws Exception {
    assertThat(inputOfType(type, value).result().get("x")).isEqualTo(JSON.readTree(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "uuid|\"1-1-1-1-1\"",
        "uuid|1",
        "string|1",
        "integer|1.0",
        "integer|\"1\"",
        "number|\"1\"",
        "boolean|\"true\"",
        "boolean|0",
        "date|\"2025-02-29\"",
        "date|20250101",
        "array|{}",
        "object|[]"
      })
  void valuesOfAnotherTypeAreRefused(String type, String value) {
    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> inputOfType(type, value));

    assertThat(failure.code()).isEqualTo(ErrorCode.INPUT_INVALID);
    assertThat(failure.message()).isEqualTo("input \"x\" of p is not of type " + type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|p needs the input \"n\"",
        "{\"n\":null}|p needs the input \"n\"",
        "{\"n\":1,\"m\":2}|p takes no input \"m\""
      })
  void requiredInputsMustBeThereAndUnknownOnesMustNot(String given, String message) {
    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class,
            () -> run("{\"n\": {\"type\": \"number\", \"required\": true}}", "", "{}", given));

    assertThat(failure.code()).isEqualTo(ErrorCode.INPUT_INVALID);
    assertThat(failure.message()).isEqualTo(message);
  }

  @Test
  void anAbsentInputTakesItsDefault() throws Exception {
    var outcome =
        run(
            "{\"n\": {\"type\": \"integer\", \"required\": false, \"default\": 7}}",
            "",
            "{\"n\": \"{{inputs.n}}\"}",
            "{}");

    assertThat(outcome.result().toString()).isEqualTo("{\"n\":7}");
  }
}
