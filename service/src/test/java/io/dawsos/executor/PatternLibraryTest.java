package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternLibraryTest {
  private static final String VALID =
      """
      {"id": "p", "version": "1.0.0", "name": "P",
       "inputs": {"n": {"type": "number", "required": true}},
       "steps": [
         {"capability": "probe.echo", "args": {"first_number": "{{inputs.n}}"}, "as": "one"},
         {"capability": "probe.echo", "args": {"first_number": "{{one.number}}"}, "as": "two"}],
       "outputs": {"one": "{{one}}", "two": "{{two.number}}"}}""";

  private static PatternLibrary load(String document) {
    return PatternLibrary.of(
        "my.json", document.getBytes(StandardCharsets.UTF_8), Probe.runtime(), JsonFormat.mapper());
  }

  @Test
  void aSoundPatternIsFoundById() {
    assertThat(load(VALID).get("p").steps()).hasSize(2);
    assertThat(load(VALID).list()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "probe.echo|probe.nothing|unknown capability probe.nothing",
        "\"first_number\"|\"third\"|probe.echo takes no argument third",
        "{{inputs.n}}|{{inputs.x}}|{{inputs.x}} names nothing that comes before it",
        "{{inputs.n}}|{{inputs}}|{{inputs}} names nothing that comes before it",
        "{{inputs.n}}|{{two}}|{{two}} names nothing that comes before it",
        "{{inputs.n}}|{{one}}|{{one}} names nothing that comes before it",
        "{{inputs.n}}|{{ctx.user_id}}|{{ctx.user_id}} names nothing that comes before it",
        "{{inputs.n}}|{{inputs.n}} %|not a reference like {{inputs.name}}: \"{{inputs.n}} %\"",
        "{{two.number}}|{{three}}|{{three}} names nothing that comes before it",
        "\"as\": \"two\"|\"as\": \"one\"|two steps are named one",
        "\"as\": \"one\"|\"as\": \"inputs\"|a step cannot be named inputs",
        "\"as\": \"one\"|\"as\": \"ctx\"|a step cannot be named ctx",
        "\"version\"|\"verzion\"|version",
        "\"required\"|\"requird\"|requird",
        "\"type\": \"number\"|\"type\": \"decimal\"|decimal",
        "\"outputs\"|\"output\"|output",
        "\"name\": \"P\"|\"name\": \"P\", \"nmae\": 1|nmae",
        "{\"id\": \"p\",|{|id",
        "\"two\": \"{{two.number}}\"}}|\"two\": 1}|Unexpected end-of-input",
        "\"two\": \"{{two.number}}\"}}|\"two\": 1}} x|Unrecognized token"
      })
  void aWrongPatternIsRefusedNamingFileAndReason(String part, String wrong, String reason) {
    assertThat(VALID).contains(part);

    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> load(VALID.replace(part, wrong)));

    assertThat(failure).isNotNull();
    assertThat(failure.code()).isEqualTo(ErrorCode.PATTERN_INVALID);
    assertThat(failure.message()).startsWith("pattern my.json: ").contains(reason);
  }

  @Test
  void anUnknownPatternIsNamedBesideThoseThatAreKnown() {
    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> load(VALID).get("q"));

    assertThat(failure.code()).isEqualTo(ErrorCode.PATTERN_UNKNOWN);
    assertThat(failure.message()).isEqualTo("there is no pattern \"q\"");
    assertThat(failure.advice()).isEqualTo("known patterns: p");
  }

  @Test
  void aLongUnknownNameIsShortened() {
    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> load(VALID).get("q".repeat(100_000)));

    assertThat(failure.message().length()).isLessThan(200);
  }
}
