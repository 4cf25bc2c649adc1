package io.dawsos.ledger.lexer;

import io.dawsos.money.CurrencyCode;
import java.util.HashMap;
import java.util.Map;

/**
 * The names seen so far, each kept once, so that a large ledger holds one copy of every account and
 * currency. Not thread-safe; shared by the files of one ledger.
 */
public final class Symbols {
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, CurrencyCode> currencies = new HashMap<>();

  /** Creates an empty table. */
  public Symbols() {}

  /** Returns the one string equal to the text. */
  public String name(String text) {
    String known = names.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  /** Returns the one currency of the code. */
  public CurrencyCode currency(String code) {
    return currencies.computeIfAbsent(code, CurrencyCode::of);
  }
}
