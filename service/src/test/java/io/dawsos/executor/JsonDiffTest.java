package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.executor.JsonDiff.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDiffTest {
  private static final ObjectMapper JSON = JsonFormat.mapper();

  private static JsonNode tree(String json) throws Exception {
    return JSON.readTree(json);
  }

  private static List<String> diff(String before, String after) throws Exception {
    return JsonDiff.of(tree(before), tree(after)).stream().map(JsonDiffTest::text).toList();
  }

  private static String text(Change change) {
    return "%s %s %s %s".formatted(change.op(), change.path(), change.before(), change.after());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "{}", "[]", "{\"a\":[1,{\"b\":null}]}"})
  void whatIsTheSameHasNoDifference(String json) throws Exception {
    assertThat(diff(json, json)).isEmpty();
  }

  @Test
  void anOtherWritingOfANumberIsNoDifference() throws Exception {
    assertThat(diff("{\"a\": 1.50}", "{\"a\": 1.5}")).isEmpty();
  }

  @Test
  void everyDifferenceHasItsPointerAndBothValues() throws Exception {
    assertThat(
            diff(
                "{\"a\":{\"b\":1,\"c\":[1,2,3]},\"x\":true}",
                "{\"a\":{\"b\":2,\"c\":[1,4]},\"y\":null}"))
        .containsExactly(
            "replace /a/b 1 2",
            "replace /a/c/1 2 4",
            "remove /a/c/2 3 null",
            "remove /x true null",
            "add /y null null");
  }

  @Test
  void pointersAreEscapedAsRfc6901Says() throws Exception {
    assertThat(diff("{\"a/b\":{\"m~n\":1}}", "{\"a/b\":{\"m~n\":2}}"))
        .containsExactly("replace /a~1b/m~0n 1 2");
  }

  @Test
  void valuesOfOtherKindsAreReplacedWhole() throws Exception {
    assertThat(diff("{\"a\":[1]}", "{\"a\":{\"b\":1}}"))
        .containsExactly("replace /a [1] {\"b\":1}");
    assertThat(diff("1", "\"1\"")).containsExactly("replace  1 \"1\"");
  }

  @Test
  void aThousandDifferencesAreEnough() {
    var before = JSON.createArrayNode();
    var after = JSON.createArrayNode();
    for (int i = 0; i < 2_000; i++) {
      before.add(i);
      after.add(-1 - i);
    }

    assertThat(JsonDiff.of(before, after)).hasSize(1_000);
  }
}
