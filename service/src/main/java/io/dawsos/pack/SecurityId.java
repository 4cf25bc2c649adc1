package io.dawsos.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dawsos.money.CurrencyCode;

/**
 * Identifies a priced security by the commodity code that the ledger uses for it. Immutable.
 *
 * @param code a Beancount currency, such as {@code AAPL}
 */
public record SecurityId(@JsonValue String code) implements Comparable<SecurityId> {
  /** Checks the code against Beancount's currency syntax. */
  public SecurityId {
    if (!CurrencyCode.isValid(code)) {
      throw new IllegalArgumentException("not a security symbol: \"" + code + "\"");
    }
  }

  /** Returns the id of this symbol; throws IllegalArgumentException naming a malformed one. */
  @JsonCreator
  public static SecurityId of(String code) {
    return new SecurityId(code);
  }

  /** Returns the id of the ledger's commodity. */
  public static SecurityId of(CurrencyCode commodity) {
    return new SecurityId(commodity.code());
  }

  /**
   * Orders by the characters of the codes as if a comma ended each, as the lines of a pack's
   * canonical content do.
   */
  @Override
  public int compareTo(SecurityId other) {
    String left = code;
    String right = other.code;
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      int order = left.charAt(i) - right.charAt(i);
      if (order != 0) {
        return order;
      }
    }
    if (left.length() == right.length()) {
      return 0;
    }
    return left.length() < right.length()
        ? ',' - right.charAt(shorter)
        : left.charAt(shorter) - ',';
  }

  @Override
  public String toString() {
    return code;
  }
}
