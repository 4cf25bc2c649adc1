package io.dawsos.executor.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  @Test
  void readsRootAndPath() {
    assertThat(Reference.parse("{{ step.a.b }}"))
        .contains(new Reference("step", List.of("a", "b")));
    assertThat(Reference.parse("{{step}}")).contains(new Reference("step", List.of()));
    assertThat(Reference.parse("{{step.a}}").orElseThrow()).hasToString("{{step.a}}");
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
        "{{{a}}}",
        "{{a}}\n",
        "{{aé}}"
      })
  void bracesThatAreNoWholeReferenceAreMeantAsOneAndAreNone(String text) {
    assertThat(Reference.isMeant(text)).isTrue();
    assertThat(Reference.parse(text)).isEmpty();
  }

  @Test
  void otherTextIsNotMeantAsAReference() {
    assertThat(Reference.isMeant("plain {text} }}")).isFalse();
  }

  @Test
  void aLongTextOfBracesIsRefusedAtOnce() {
    assertThat(Reference.parse("{{" + "a.".repeat(200_000))).isEmpty();
    assertThat(Reference.parse("{{" + " ".repeat(200_000) + "x")).isEmpty();
  }
}
