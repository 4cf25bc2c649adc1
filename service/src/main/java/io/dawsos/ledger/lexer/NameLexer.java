package io.dawsos.ledger.lexer;

import io.dawsos.money.CurrencyCode;

/** Reads accounts, currencies, keys, keywords, tags and links. */
final class NameLexer {
  private static final int LONGEST_IN_V2 = 24;
  private static final String FLAGS_IN_V2 = "PSTCURM";

  private final Input input;
  private final Symbols symbols;
  // A run of key characters is scanned once, however many keywords it is then split into.
  private int keylessUntil;

  NameLexer(Input input, Symbols symbols) {
    this.input = input;
    this.symbols = symbols;
  }

  Token accountOrCurrency(char c) {
    int accountEnd = Chars.accountEnd(input.text, input.position, input.end);
    if (accountEnd > input.position) {
      String name = symbols.name(input.text, input.position, accountEnd);
      if (input.malformed && name.indexOf('\uFFFD') >= 0) {
        return input.invalid();
      }
      input.value = name;
      input.position = accountEnd;
      return Token.ACCOUNT;
    }
    if (c >= 0x80) {
      return input.invalid();
    }
    int longest = input.isV2() ? Math.min(input.position + LONGEST_IN_V2, input.end) : input.end;
    int stop = Chars.currencyEnd(input.text, input.position + 1, longest);
    if (stop - input.position > 1) {
      return currency(stop);
    }
    if (input.isV2()) {
      return flagInV2(c);
    }
    if (input.position + 1 < input.end && Chars.isLineEndOrSpace(input.text[input.position + 1])) {
      input.value = c;
      return input.take(1, Token.CAPITAL);
    }
    return input.invalid();
  }

  /** In Beancount 2 some capital letters are flags, and none is a currency. */
  private Token flagInV2(char c) {
    if (FLAGS_IN_V2.indexOf(c) < 0) {
      return input.invalid();
    }
    input.value = c;
    return input.take(1, Token.FLAG);
  }

  private Token currency(int stop) {
    String code = symbols.name(input.text, input.position, stop);
    CurrencyCode known = symbols.knownCurrency(code);
    if (known != null) {
      input.position = stop;
      input.value = known;
      return Token.CURRENCY;
    }
    if (!CurrencyCode.isValid(code)) {
      return input.invalid();
    }
    input.position = stop;
    switch (code) {
      case "TRUE", "FALSE" -> {
        input.value = code.equals("TRUE");
        return Token.BOOL;
      }
      case "NULL" -> {
        return Token.NULL;
      }
      default -> {
        input.value = symbols.currency(code);
        return Token.CURRENCY;
      }
    }
  }

  /** A slash divides, unless it begins the name of a future such as {@code /NQH21}. */
  Token futureOrSlash() {
    if (input.isV2()) {
      return input.take(1, Token.SLASH);
    }
    int stop = Chars.currencyEnd(input.text, input.position + 1, input.end);
    boolean capital = false;
    for (int i = input.position + 1; i < stop; i++) {
      capital |= Chars.isCapital(input.text[i]);
    }
    return capital ? currency(stop) : input.take(1, Token.SLASH);
  }

  Token keyOrKeyword() {
    if (input.position >= keylessUntil) {
      int stop = input.position + 1;
      while (stop < input.end && Chars.isKey(input.text[stop])) {
        stop++;
      }
      if (stop - input.position > 1 && stop < input.end && input.text[stop] == ':') {
        input.value = symbols.name(input.text, input.position, stop);
        return input.take(stop - input.position, Token.KEY);
      }
      keylessUntil = stop;
    }
    Token keyword = Keywords.at(input.text, input.position, input.end);
    return keyword == null ? input.invalid() : input.take(keyword.name().length(), keyword);
  }

  Token name(Token token, Token bare) {
    int stop = input.position + 1;
    while (stop < input.end && Chars.isTag(input.text[stop])) {
      stop++;
    }
    if (stop == input.position + 1) {
      return bare == Token.INVALID ? input.invalid() : input.take(1, bare);
    }
    input.value = symbols.name(input.text, input.position + 1, stop);
    input.position = stop;
    return token;
  }
}
