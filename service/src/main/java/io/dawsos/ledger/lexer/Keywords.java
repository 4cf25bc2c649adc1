package io.dawsos.ledger.lexer;

import org.jspecify.annotations.Nullable;

/** The words that name directives. They are recognised as prefixes: {@code notes} begins a note. */
final class Keywords {
  private static final Token[] TOKENS = {
    Token.TXN,
    Token.BALANCE,
    Token.OPEN,
    Token.CLOSE,
    Token.COMMODITY,
    Token.PAD,
    Token.EVENT,
    Token.QUERY,
    Token.CUSTOM,
    Token.PRICE,
    Token.NOTE,
    Token.DOCUMENT,
    Token.PUSHTAG,
    Token.POPTAG,
    Token.PUSHMETA,
    Token.POPMETA,
    Token.OPTION,
    Token.PLUGIN,
    Token.INCLUDE
  };
  private static final char[][] WORDS = words();

  private Keywords() {}

  private static char[][] words() {
    char[][] words = new char[TOKENS.length][];
    for (int i = 0; i < TOKENS.length; i++) {
      words[i] = TOKENS[i].name().toLowerCase(java.util.Locale.ROOT).toCharArray();
    }
    return words;
  }

  /** Returns the keyword that the characters from {@code start} begin with, or null. */
  static @Nullable Token at(char[] text, int start, int end) {
    for (int i = 0; i < WORDS.length; i++) {
      char[] word = WORDS[i];
      if (word.length <= end - start && matches(word, text, start)) {
        return TOKENS[i];
      }
    }
    return null;
  }

  private static boolean matches(char[] word, char[] text, int start) {
    for (int i = 0; i < word.length; i++) {
      if (text[start + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
