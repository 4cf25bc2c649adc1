package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Input;
import io.dawsos.ledger.lexer.Symbols;
import io.dawsos.ledger.model.LedgerRules;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads one file of a ledger; a large one in pieces on all processors, with the same result. Not
 * thread-safe, since it keeps names to share them among files.
 */
public final class LedgerParser {
  private final Symbols symbols = new Symbols();
  private final LedgerRules rules;

  /** Creates a parser by these rules that has seen no names yet. */
  public LedgerParser(LedgerRules rules) {
    this.rules = rules;
  }

  /**
   * Reads a file. Never throws for what is in it.
   *
   * @param content the bytes of the file; UTF-8 is expected, anything else becomes errors
   * @param file the name of the file in errors and directives
   */
  public ParsedFile parse(byte[] content, String file) {
    FilePart whole = FilePart.of(file, symbols, rules);
    Piece rest = new PieceReader(content, whole).readAll();
    if (rest.start() == 0) {
      // Its first lines may have been read in vain.
      whole = FilePart.of(file, symbols, rules);
    }
    if (!rest.isEmpty()) {
      readRest(content, rest, whole);
    }
    return whole.toFile();
  }

  private static void readRest(byte[] content, Piece rest, FilePart whole) {
    // No more characters than bytes, and no second copy of them.
    CharBuffer text = CharBuffer.allocate(rest.end() - rest.start());
    boolean malformed = !decode(content, rest, text, CodingErrorAction.REPORT);
    if (malformed) {
      decode(content, rest, text.clear(), CodingErrorAction.REPLACE);
    }
    Input input =
        new Input(
            text.array(),
            text.position(),
            rest.line(),
            malformed,
            whole.rules().dialect(),
            whole.problems());
    new FileParser(input, whole).parse();
  }

  /** Returns whether all could be decoded. */
  private static boolean decode(
      byte[] content, Piece piece, CharBuffer text, CodingErrorAction onMalformed) {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(onMalformed)
        .decode(ByteBuffer.wrap(content, piece.start(), piece.end() - piece.start()), text, true)
        .isUnderflow();
  }
}
