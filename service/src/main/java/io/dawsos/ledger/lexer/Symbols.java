package io.dawsos.ledger.lexer;

import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names seen so far, each kept once, so that a large ledger holds one copy of every account,
 * currency and payee. A name seen before is found by its characters, without making a string of
 * them. Not thread-safe; shared by the files of one ledger.
 */
public final class Symbols {
  private static final int FIRST_SIZE = 1 << 10;
  // The days of four decades; later ones take the places of earlier ones.
  private static final int DATES = 1 << 14;
  // Names made to collide must not make reading slow: beyond so many, they are not kept.
  private static final int MOST_PROBES = 16;

  private final Map<String, CurrencyCode> currencies = new HashMap<>();
  private @Nullable String[] names = new String[FIRST_SIZE];
  private final @Nullable LocalDate[] dates = new LocalDate[DATES];
  private int size;

  /** Creates an empty table. */
  public Symbols() {}

  /** Returns the one string of these characters. */
  String name(char[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    int mask = names.length - 1;
    int slot = (hash ^ (hash >>> 15)) & mask;
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      String known = names[slot];
      if (known == null) {
        return add(new String(text, start, end - start), slot);
      }
      if (known.hashCode() == hash && isSame(known, text, start, end)) {
        return known;
      }
      slot = (slot + 1) & mask;
    }
    return new String(text, start, end - start);
  }

  private static boolean isSame(String known, char[] text, int start, int end) {
    int length = end - start;
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  private String add(String name, int slot) {
    names[slot] = name;
    if (++size > names.length / 2) {
      grow();
    }
    return name;
  }

  private void grow() {
    @Nullable String[] before = names;
    names = new String[before.length * 2];
    int mask = names.length - 1;
    for (String name : before) {
      if (name != null) {
        int hash = name.hashCode();
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (names[slot] != null) {
          slot = (slot + 1) & mask;
        }
        names[slot] = name;
      }
    }
  }

  /** Returns a date, mostly the same object for the same day; throws where there is no such day. */
  LocalDate date(int year, int month, int day) {
    int slot = (year * 372 + month * 31 + day) & (DATES - 1);
    LocalDate known = dates[slot];
    if (known == null
        || known.getDayOfMonth() != day
        || known.getMonthValue() != month
        || known.getYear() != year) {
      known = LocalDate.of(year, month, day);
      dates[slot] = known;
    }
    return known;
  }

  /** Returns the one currency of the code; throws IllegalArgumentException for a malformed one. */
  public CurrencyCode currency(String code) {
    CurrencyCode known = currencies.get(code);
    if (known == null) {
      known = new CurrencyCode(code);
      currencies.put(code, known);
    }
    return known;
  }

  /** Returns the currency of the code where it was seen before. */
  @Nullable CurrencyCode knownCurrency(String code) {
    return currencies.get(code);
  }
}
