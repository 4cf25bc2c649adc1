package io.dawsos.executor.pattern;

import static io.dawsos.executor.pattern.TestCapabilities.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final JsonNode VALUES =
      json(
          """
          {"inputs": {"n": 5, "s": null, "share": 0.25, "whole": 7, "codes": ["CAD", "EUR"], "free": {"a": 1},
                      "day": "2025-06-30"},
           "ctx": {"asof_date": "2025-06-30", "portfolio_id": null},
           "one": {"total": 1.5, "currency": "CAD", "best": null, "rows": [{"name": "x"}],
                   "count": 123456789012345678901234567890, "labels": {"a": "b"}},
           "two": null}""");

  private static Condition compile(String text) {
    PatternReader.Reading reading =
        TestCapabilities.read(
            """
            {"id": "p", "version": "1.0.0", "name": "P",
             "inputs": {"n": {"type": "integer", "default": 1}, "s": {"type": "string"},
                        "share": {"type": "number", "default": 1},
                        "whole": {"type": "number", "default": 1},
                        "codes": {"type": "array", "items": {"type": "string"}},
                        "free": {"type": "object"}, "day": {"type": "date"}},
             "steps": [
              {"capability": "test.value", "as": "one",
               "args": {"portfolio_id": "11111111-1111-1111-1111-111111111111"}},
              {"capability": "test.none", "as": "two", "condition": "inputs.n > 100"},
              {"capability": "test.none", "as": "three", "condition": "%s"}],
             "outputs": {"o": "{{three}}"}}"""
                .formatted(text));
    assertThat(reading.problems()).isEmpty();
    Pattern pattern = reading.pattern().orElseThrow();
    return Objects.requireNonNull(pattern.steps().get(pattern.position("three")).condition());
  }

  private static boolean test(String text) {
    return compile(text).test("three", VALUES::get);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "inputs.n == 5|true",
        "inputs.n > 4.5|true",
        "inputs.share > 0.25|false",
        "inputs.share >= 0.25 && inputs.n < 6|true",
        "inputs.s == null|true",
        "inputs.s != null && inputs.s.startsWith('a')|false",
        "has(inputs.free.a)|true",
        "has(inputs.free.b)|false",
        "inputs.free.a == 1|true",
        "'CAD' in inputs.codes|true",
        "size(inputs.codes) == 3|false",
        "inputs.day <= ctx.asof_date|true",
        "ctx.portfolio_id == null|true",
        "one.total > 1.0 ? inputs.n == 5 : false|true",
        "one.currency.matches('^[A-Z]{3}$')|true",
        "one.best == null|true",
        "one.best != null && one.best.weight > 0.5|false",
        "one.rows[0].name == 'x'|true",
        "one.labels.a == 'b'|true",
        "one.labels == {'a': 'b'}|true",
        "one.count > 1|true",
        "inputs.whole >= 7.0 && inputs.whole < 7.5|true",
        "two == null|true",
        "two != null && two.ok|false",
        "true|true"
      })
  void conditionsDecideOnTypedValues(String text, boolean expected) {
    assertThat(test(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "one.best.weight > 0.5",
        "inputs.s.startsWith('a')",
        "inputs.free.b == 1",
        "one.rows[7].name == 'x'",
        "inputs.n / 0 > 1",
        "inputs.n * 9223372036854775807 > 1",
        "two.ok"
      })
  void whatCannotBeDecidedFailsInAWayThatSaysWhere(String text) {
    DawsosException failure = catchThrowableOfType(DawsosException.class, () -> test(text));

    assertThat(failure).isNotNull();
    assertThat(failure.code()).isEqualTo(ErrorCode.CONDITION_FAILED);
    assertThat(failure.message()).startsWith("the condition of step \"three\" cannot be decided: ");
  }

  @Test
  void namesTheStepsThatItNeedsAndNoMore() {
    assertThat(compile("one.total > 1.0 && two == null && inputs.n == 1").roots())
        .containsExactlyInAnyOrder("one", "two", "inputs");
    assertThat(compile("double(inputs.n) > 1.0").roots()).containsExactly("inputs");
  }
}
