package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Input;
import io.dawsos.ledger.lexer.Lexer;
import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.lexer.Symbols;
import io.dawsos.ledger.model.LedgerRules;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads one file of a ledger. Not thread-safe, since it keeps names to share them among files. */
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
    Problems problems = new Problems(file);
    char[] text = new String(content, StandardCharsets.UTF_8).toCharArray();
    Input input = new Input(text, isMalformed(text, content), rules.dialect(), problems);
    return new FileParser(new Lexer(input, symbols), symbols, rules, problems).parse();
  }

  private static boolean isMalformed(char[] text, byte[] content) {
    for (char c : text) {
      if (c == '\uFFFD') {
        return !isUtf8(content);
      }
    }
    return false;
  }

  private static boolean isUtf8(byte[] content) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
