package io.dawsos.ledger.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.lexer.Input;
import io.dawsos.ledger.lexer.Symbols;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A large file says the same, read in pieces or from its first line to its last. */
class PieceReaderTest {
  private static final int LARGE = 1_200_000;

  /** What makes a difference to the lines after it, or looks as if it did. */
  private static final List<String> SPECIAL =
      List.of(
          "2020-01-01 note Assets:A \"open\n2020-01-02 open Assets:B\nclosed\"\n",
          "2020-01-01 note Assets:A \"never closed\n",
          "; a quote \" in a comment\n",
          "* a heading with a quote \"\n",
          "pushtag #trip\n",
          "poptag #trip\n",
          "pushmeta place: \"home\"\n",
          "popmeta place:\n",
          "option \"name_assets\" \"Guthaben\"\n",
          "option \"title\" \"late\"\n",
          "plugin \"some.plugin\"\n",
          "include \"other.beancount\"\n",
          "2020-01-01 open Assets:A V W\n",
          "2020-01-01 * \"no end\"\n  Assets:A  1 USD\n  Assets:\n",
          "2020-01-01 open lower:case\n",
          "2020-01-01 * \"ünïcode ☃ \uD83D\uDE80\"\r\n  Assets:Käse  1.00 USD\r\n  Assets:A\r\n",
          "2020-01-01 note Assets:A \"replaced \uFFFD\"\n",
          "\uFEFF2020-01-01 open Assets:Marked\n",
          "2020-99-99 open Assets:A\n",
          "  2020-01-01 open Assets:Indented\n");

  @ParameterizedTest
  @MethodSource("seeds")
  void aFileInPiecesSaysWhatItSaysInOne(long seed) {
    byte[] content = file(new Random(seed), seed % 4 == 0 ? 0 : 4);
    LedgerRules rules = LedgerRules.of(seed % 2 == 0 ? Dialect.V3 : Dialect.V2);

    assertSame(new LedgerParser(rules).parse(content, "a.bean"), inOne(content, rules));
  }

  @Test
  void bytesThatAreNoTextAreFoundInEveryPiece() {
    byte[] content = file(new Random(1), 0);
    content[content.length / 2] = (byte) 0xFF;

    assertSame(
        new LedgerParser(LedgerRules.DEFAULT).parse(content, "a.bean"),
        inOne(content, LedgerRules.DEFAULT));
  }

  @Test
  void aSoundFileIsReadInPiecesToItsEnd() {
    byte[] content = file(new Random(2), 0);

    Piece rest =
        new PieceReader(content, FilePart.of("a.bean", new Symbols(), LedgerRules.DEFAULT))
            .readAll();

    assertThat(rest.isEmpty()).isTrue();
    assertThat(rest.start()).isEqualTo(content.length);
  }

  private static void assertSame(ParsedFile pieces, ParsedFile whole) {
    assertThat(pieces.errors()).isEqualTo(whole.errors());
    assertThat(pieces.directives()).isEqualTo(whole.directives());
    assertThat(pieces.options()).isEqualTo(whole.options());
    assertThat(pieces.includes()).isEqualTo(whole.includes());
    assertThat(pieces.plugins()).isEqualTo(whole.plugins());
  }

  private static ParsedFile inOne(byte[] content, LedgerRules rules) {
    FilePart whole = FilePart.of("a.bean", new Symbols(), rules);
    char[] text = new String(content, StandardCharsets.UTF_8).toCharArray();
    boolean malformed =
        !java.util.Arrays.equals(
            new String(content, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), content);
    new FileParser(
            new Input(text, text.length, 1, malformed, rules.dialect(), whole.problems()), whole)
        .parse();
    return whole.toFile();
  }

  private static byte[] file(Random random, int special) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        "option \"title\" \"Large\"\n1990-01-01 open Assets:A\n".getBytes(StandardCharsets.UTF_8));
    int[] places = random.ints(special, 0, LARGE).sorted().toArray();
    int next = 0;
    while (out.size() < LARGE) {
      if (next < places.length && out.size() >= places[next]) {
        String line = SPECIAL.get(random.nextInt(SPECIAL.size()));
        out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        next++;
      }
      out.writeBytes(
          "2020-01-%02d * \"Payee %d\" \"Text %d\" #tag ^link\n  key: \"value\"\n  Assets:A:B%d  %d.25 USD\n  Assets:A  -1 AAA {2.00 USD}\n\n"
              .formatted(
                  1 + random.nextInt(28),
                  random.nextInt(20),
                  random.nextInt(5000),
                  random.nextInt(30),
                  random.nextInt(1000))
              .getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  static Stream<Long> seeds() {
    return LongStream.range(0, 8).boxed();
  }
}
