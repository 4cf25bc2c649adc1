package io.dawsos.executor.pattern;

import static io.dawsos.executor.pattern.TestCapabilities.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.error.DawsosException;
import io.dawsos.executor.pattern.PatternReader.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that no friend wrote: each gives a problem, none an exception. */
class HostilePatternsTest {
  private static final PatternReader READER = TestCapabilities.reader();
  private static final String SOUND = document("p", "1.0.0", "P");

  private static Reading refused(String text) {
    return refused(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Reading refused(byte[] bytes) {
    Reading reading = READER.read("my.json", bytes);
    assertThat(reading.pattern()).isEmpty();
    assertThat(reading.problems()).isNotEmpty();
    reading.problems().forEach(problem -> assertThat(problem.reason()).isNotBlank());
    return reading;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`   `|``|is empty",
        "null|``|null found, object expected",
        "[]|``|array found, object expected",
        "7|``|integer found, object expected",
        "{\"id\": NaN}|/id|line 1, column",
        "{\"id\": Infinity}|/id|line 1, column",
        "{\"id\": -Infinity}|/id|line 1, column",
        "{\"id\": 1e999999999}|/id|digits",
        "{\"id\": 'p'}|/id|line 1, column",
        "{\"id\": \"p\", \"id\": \"q\"}|/id|Duplicate",
        "{\"id\": \"p\"} {}|``|something follows the document",
        "{\"id\": \"p\"|/id|Unexpected end-of-input",
        "{\"inputs\": {\"a\": {\"type\": \"uuid\", \"type\": \"date\"}}}|/inputs/a/type|Duplicate",
        "{\"steps\": [{}, {\"as\": tru}]}|/steps/1/as|Unrecognized token",
        "// hello|``|line 1"
      })
  void whatIsNoDocumentIsToldWhere(String text, String pointer, String reason) {
    Reading reading = refused(text);

    assertThat(reading.problems().get(0).pointer()).isEqualTo(pointer);
    assertThat(reading.problems().get(0).reason()).contains(reason);
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(refused("").problems().get(0).reason()).isEqualTo("is empty");
  }

  @Test
  void deepNestingIsRefused() {
    Reading reading = refused("{\"presentation\": " + "[".repeat(100_000));

    assertThat(reading.problems().get(0).reason()).contains("nesting depth");
    assertThat(reading.problems().get(0).pointer().length()).isLessThan(1000);
  }

  @Test
  void aHugeDocumentIsNotRead() {
    Reading reading = refused(new byte[PatternReader.MAX_BYTES + 1]);

    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().get(0).reason()).isEqualTo("is larger than 1048576 bytes");
  }

  @Test
  void halfASurrogatePairIsRefusedOrKept() {
    Reading reading =
        READER.read("my.json", document("p", "1.0.0", "\\ud800").getBytes(StandardCharsets.UTF_8));

    reading
        .pattern()
        .ifPresentOrElse(
            pattern -> assertThat(pattern.canonical()).isNotEmpty(),
            () -> assertThat(reading.problems()).isNotEmpty());
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void binaryIsRefused(int seed) {
    byte[] bytes = new byte[1 + seed];
    new Random(seed).nextBytes(bytes);
    bytes[0] = (byte) 0xFF;

    refused(bytes);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDamagedDocumentIsRefusedOrStillSound(int seed) {
    Random random = new Random(seed);
    byte[] bytes = SOUND.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i <= random.nextInt(3); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) (' ' + random.nextInt(95));
    }

    Reading reading = READER.read("my.json", bytes);

    assertThat(reading.pattern().isPresent()).isEqualTo(reading.problems().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTruncatedDocumentIsRefused(int seed) {
    byte[] bytes = SOUND.getBytes(StandardCharsets.UTF_8);
    int length = new Random(seed).nextInt(bytes.length);

    refused(Arrays.copyOf(bytes, length));
  }

  private static String withCondition(String condition) {
    return SOUND.replace(
        "\"as\": \"two\"", "\"as\": \"two\", \"condition\": \"" + condition + "\"");
  }

  @Test
  void aSoundConditionIsTaken() {
    assertThat(READER.read("my.json", withCondition("one.total > 1.0")).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,2].all(a, [1,2].all(b, [1,2].all(c, [1,2].all(d, true))))",
        "[1,2].map(a, [1,2].map(b, [1,2].map(c, c))).size() > 0",
        "size(one.currency + one.currency + one.currency) > 1",
        "size([one.rows] + [one.rows]) > 1",
        "[0].exists_one(x, true)",
        "has(one.total.x)",
        "cel.bind(x, 1, x > 0)",
        "dyn(1).foo()",
        "one.currency.matches('(a{1000}){1000}{1000}')",
        "type(1) == int",
        "google.protobuf.Struct{} == {}",
        "b'a' + b'b' == b'ab'"
      })
  void whatCouldLoopOrGrowOrReachOutIsRefusedWhenLoaded(String condition) {
    Reading reading = READER.read("my.json", withCondition(condition));
    if (reading.pattern().isPresent()) {
      // What cannot be told when it is loaded fails when it is evaluated, at once.
      Values values = root -> TestCapabilities.json("{\"currency\": \"aaaa\", \"total\": 1}");
      Condition made = Objects.requireNonNull(reading.pattern().get().steps().get(1).condition());
      assertThatThrownBy(() -> made.test("two", values)).isInstanceOf(DawsosException.class);
    } else {
      assertThat(reading.problems())
          .allSatisfy(problem -> assertThat(problem.pointer()).isEqualTo("/steps/1/condition"));
    }
  }

  @Test
  void manyTermsAndDeepParenthesesAreRefused() {
    for (String condition :
        new String[] {
          "1 < 2" + " && 1 < 2".repeat(110),
          "(".repeat(400) + "true" + ")".repeat(400),
          "[".repeat(450) + "]".repeat(450) + " == []"
        }) {
      Reading reading = refused(withCondition(condition));
      assertThat(reading.problems().get(0).pointer()).isEqualTo("/steps/1/condition");
    }
    assertThat(
            refused(withCondition("1 < 2" + " && 1 < 2".repeat(1000))).problems().get(0).reason())
        .contains("characters long");
  }
}
