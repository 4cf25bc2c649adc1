package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
  private static final String[] FRAGMENTS = {
    "2020-01-01",
    " ",
    "\n",
    "\n  ",
    "open",
    "balance",
    "*",
    "!",
    "Assets:A",
    "Equity:B",
    "USD",
    "HOOL",
    "1",
    "-2.50",
    "1,000.00",
    "{",
    "}",
    "{{",
    "}}",
    "#",
    "@",
    "@@",
    "~",
    "(",
    ")",
    "+",
    "/",
    "\"text\"",
    "\"",
    "\\",
    "key:",
    "#tag",
    "^link",
    "pad",
    "price",
    "pushtag",
    "poptag",
    "option",
    ";",
    ",",
    "TRUE",
    "NULL",
    "\r\n",
    "\uFEFF",
    "\u00e9",
    "include",
    "txn",
    "V ",
    "0",
    "1.5 HOOL {}",
    "Assets:A  5 HOOL {3 USD}"
  };

  @Test
  void deepParenthesesAreAnErrorRatherThanAStackOverflow() {
    String number = "(".repeat(1_000_000) + "1" + ")".repeat(1_000_000);

    LedgerSnapshot snapshot =
        InlineLedger.load(
            "2020-01-01 balance Assets:A " + number + " USD\n2020-01-02 open Assets:A\n");

    assertThat(InlineLedger.errors(snapshot)).containsExactly("1 ParserSyntaxError");
    assertThat(snapshot.directives()).hasSize(1);
  }

  @Test
  void aLongRunOfSignsIsReadAsOneNumber() {
    LedgerSnapshot snapshot =
        InlineLedger.load(
            "2020-01-01 open Assets:A\n2020-01-02 balance Assets:A "
                + "-".repeat(1_000_000)
                + "0 USD\n");

    assertThat(snapshot.errors()).isEmpty();
  }

  @Test
  void aProductThatLeavesTheRangeOfNumbersIsAnError() {
    String tiny = "0." + "0".repeat(250) + "1";

    LedgerSnapshot snapshot =
        InlineLedger.load(
            "2020-01-01 price HOOL 1 + " + tiny + (" * " + tiny).repeat(10_000) + " USD\n");

    assertThat(InlineLedger.errors(snapshot)).containsExactly("1 ParserSyntaxError");
  }

  @Test
  void namesOfFilesThatNoFileCanHaveAreErrors() {
    LedgerSnapshot snapshot =
        InlineLedger.load(
            """
            option "documents" "a\0b"
            include "a\0b"
            2020-01-01 open Assets:A
            2020-01-02 document Assets:A "a\0b"
            """);

    assertThat(InlineLedger.errors(snapshot))
        .containsExactly("2 LoadError", "0 DocumentError", "4 DocumentError");
  }

  @Test
  void aNumberOfAMillionDigitsIsAnError() {
    LedgerSnapshot snapshot =
        InlineLedger.load("2020-01-01 price HOOL " + "9".repeat(1_000_000) + " USD\n");

    assertThat(InlineLedger.errors(snapshot)).containsExactly("1 LexerError");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pad",
        "a",
        "A",
        "\"",
        "\\\"",
        "1,",
        "#",
        "{",
        "A:",
        "AB.",
        "\u00e9:",
        "2020-01-01",
        "("
      })
  void aLineOfAMillionRepetitionsIsReadInLinearTime(String unit) {
    long started = System.nanoTime();

    LedgerSnapshot snapshot =
        InlineLedger.load("x " + unit.repeat(1_000_000) + "\n2020-01-01 open Assets:A\n");

    assertThat(snapshot.errors()).isNotEmpty();
    assertThat(System.nanoTime() - started).isLessThan(20_000_000_000L);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomBytesGiveErrorsAndNoException(long seed) {
    byte[] content = new byte[2_000];
    new Random(seed).nextBytes(content);

    assertThat(InlineLedger.load(content).errors()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomTokensGiveErrorsAndNoException(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("2020-01-01 open Assets:A\n");
    for (int i = 0; i < 3_000; i++) {
      text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)])
          .append(random.nextBoolean() ? " " : "");
    }

    assertThat(InlineLedger.load(text.toString()).errors()).isNotEmpty();
  }

  @Test
  void latin1BytesInAStringAreAnErrorOfItsLine() {
    byte[] content = "2020-01-01 * \"Caf\u00e9\"\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(InlineLedger.errors(InlineLedger.load(content))).containsExactly("1 LexerError");
  }

  static Stream<Long> seeds() {
    return LongStream.range(0, 60).boxed();
  }
}
