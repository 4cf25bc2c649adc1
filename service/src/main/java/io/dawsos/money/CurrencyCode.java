package io.dawsos.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A currency in Beancount's sense: the code of anything that can be counted, such as {@code CAD},
 * {@code AAPL} or {@code VANGUARD.500}. Codes are case-sensitive and compare by their characters.
 * Immutable and thread-safe.
 *
 * @param code two or more characters as Beancount's lexer accepts them, or one capital letter
 */
public record CurrencyCode(@JsonValue String code) implements Comparable<CurrencyCode> {
  /** Made when it is first asked for, since reading a ledger does without. */
  private static final class Iso4217 {
    /** One instance of each, as millions of prices name them. */
    static final Map<String, CurrencyCode> SHARED =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableMap(code -> code, CurrencyCode::new));
  }

  /** Checks the code against Beancount's syntax. */
  public CurrencyCode {
    if (!isValid(code)) {
      throw new IllegalArgumentException("not a currency or commodity code: \"" + code + "\"");
    }
  }

  /** Returns the currency of this code; throws IllegalArgumentException naming a malformed one. */
  @JsonCreator
  public static CurrencyCode of(String code) {
    CurrencyCode shared = Iso4217.SHARED.get(code);
    return shared == null ? new CurrencyCode(code) : shared;
  }

  /**
   * Whether the text is a currency to Beancount 3: {@code [A-Z][A-Z0-9'._-]*[A-Z0-9]}, one capital
   * letter, or {@code /} followed by such characters with at least one capital letter among them.
   */
  public static boolean isValid(String text) {
    int length = text.length();
    if (length == 0 || length > 64) {
      return false;
    }
    char first = text.charAt(0);
    boolean letterSeen = first >= 'A' && first <= 'Z';
    if (!letterSeen && first != '/') {
      return false;
    }
    for (int i = 1; i < length; i++) {
      char c = text.charAt(i);
      letterSeen |= c >= 'A' && c <= 'Z';
      if (!isInner(c)) {
        return false;
      }
    }
    char last = text.charAt(length - 1);
    return letterSeen && ((last >= 'A' && last <= 'Z') || (last >= '0' && last <= '9'));
  }

  private static boolean isInner(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '\''
        || c == '.'
        || c == '_'
        || c == '-';
  }

  /** Whether the code is a currency of ISO 4217, past or present, so that it has FX rates. */
  public boolean isIso4217() {
    return Iso4217.SHARED.containsKey(code);
  }

  /** Digits after the decimal point of this currency's smallest unit; 2 outside ISO 4217. */
  public int fractionDigits() {
    int digits = isIso4217() ? Currency.getInstance(code).getDefaultFractionDigits() : 2;
    return digits < 0 ? 2 : digits;
  }

  // Written out, since those that a record has by itself are many times as slow until the JVM has
  // optimised them, and reading a ledger asks millions of times.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof CurrencyCode currency && code.equals(currency.code));
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public int compareTo(CurrencyCode other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
