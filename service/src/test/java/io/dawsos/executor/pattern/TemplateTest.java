package io.dawsos.executor.pattern;

import static io.dawsos.executor.pattern.TestCapabilities.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static final JsonNode SCOPE =
      json("{\"step\": {\"b\": {\"c\": 1.50, \"l\": [1, null]}, \"n\": null}}");
  private static final Values VALUES =
      root -> SCOPE.has(root) ? SCOPE.get(root) : NullNode.getInstance();

  private static Template read(String text, List<String> malformed) {
    return Template.of(
        json(text), JsonPointer.empty(), (at, wrong) -> malformed.add(at + " " + wrong));
  }

  private static JsonNode resolve(String text) {
    List<String> malformed = new ArrayList<>();
    Template template = read(text, malformed);
    assertThat(malformed).isEmpty();
    return template.resolve(VALUES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"{{step.b}}\"|{\"c\":1.50,\"l\":[1,null]}",
        "\"{{step.b.c}}\"|1.50",
        "\"{{step.n}}\"|null",
        "\"{{step.n.x}}\"|null",
        "\"{{step.x}}\"|null",
        "\"{{gone.x}}\"|null",
        "\"{{step.b.l}}\"|[1,null]",
        "[\"{{step.b.c}}\", 2, [\"{{step.n}}\"]]|[1.50,2,[null]]",
        "{\"x\": {\"y\": \"{{step.b.c}}\", \"{{k}}\": 1}, \"z\": true}"
            + "|{\"x\":{\"y\":1.50,\"{{k}}\":1},\"z\":true}",
        "{\"plain\": [1, \"a\", null]}|{\"plain\":[1,\"a\",null]}"
      })
  void referencesStandForValuesOfWhateverType(String text, String expected) {
    assertThat(resolve(text)).hasToString(expected);
  }

  @Test
  void valuesAreSharedRatherThanCopied() {
    assertThat(resolve("\"{{step.b}}\"")).isSameAs(SCOPE.get("step").get("b"));
    assertThat(resolve("[\"{{step.b}}\"]").get(0)).isSameAs(SCOPE.get("step").get("b"));
  }

  @Test
  void everyMalformedReferenceIsToldWithItsPlace() {
    List<String> malformed = new ArrayList<>();

    read("{\"a\": [\"{{step}} %\", {\"b/c\": \"{{\"}], \"d\": \"{{step}}\"}", malformed);

    assertThat(malformed).containsExactly("/a/0 {{step}} %", "/a/1/b~1c {{");
  }
}
