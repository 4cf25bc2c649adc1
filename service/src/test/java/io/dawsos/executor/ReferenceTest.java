package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  @Test
  void readsRootAndPath() {
    assertThat(Reference.parse(TextNode.valueOf("{{ step.a.b }}")))
        .contains(new Reference("step", List.of("a", "b")));
    assertThat(Reference.parse(TextNode.valueOf("{{step}}")))
        .contains(new Reference("step", List.of()));
  }

  @Test
  void plainValuesAreNoReferences() {
    assertThat(Reference.parse(TextNode.valueOf("plain {text}"))).isEmpty();
    assertThat(Reference.parse(IntNode.valueOf(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{a}} and more",
        "x{{a}}",
        "{{}}",
        "{{a.}}",
        "{{.a}}",
        "{{a..b}}",
        "{{a",
        "{{a}}{{b}}",
        "{{a b}}",
        "{{1}}",
        "{{a[0]}}",
        "{{{a}}}"
      })
  void bracesThatAreNoWholeReferenceAreRefusedAndNamed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reference.parse(TextNode.valueOf(text)))
        .withMessageContaining("\"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{a}}|{\"b\":{\"c\":1.50}}",
        "{{a.b.c}}|1.50",
        "{{a.x}}|null",
        "{{z}}|null",
        "{{a.b.c.d}}|null"
      })
  void standsForTheValueItNamesOfWhateverType(String text, String expected) throws Exception {
    JsonNode scope = JsonFormat.mapper().readTree("{\"a\":{\"b\":{\"c\":1.50}}}");

    JsonNode value = Reference.parse(TextNode.valueOf(text)).orElseThrow().resolve(scope);

    assertThat(value).isEqualTo(JsonFormat.mapper().readTree(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"{{inputs.a}}\"]", "{\"x\": {\"y\": \"{{inputs.a}}\"}}"})
  void referencesInsideOtherValuesAreRefused(String json) throws Exception {
    JsonNode value = JsonFormat.mapper().readTree(json);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reference.parse(value))
        .withMessageContaining("inside another value");
  }
}
