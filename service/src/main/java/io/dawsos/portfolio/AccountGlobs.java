package io.dawsos.portfolio;

import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses accounts by patterns in which {@code *} stands for any characters, colons included:
 * {@code Assets:US:*} is everything below {@code Assets:US}. Immutable and thread-safe.
 *
 * @param patterns one or more; an account belongs when any of them matches it whole
 */
public record AccountGlobs(List<String> patterns) {
  /** Copies the patterns and refuses an empty list and empty patterns. */
  public AccountGlobs {
    patterns = List.copyOf(patterns);
    if (patterns.isEmpty() || patterns.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("account patterns must not be empty");
    }
  }

  /** Returns the test that an account name must pass; compile once, then use for many accounts. */
  public Predicate<String> matcher() {
    return Pattern.compile(
            patterns.stream().map(AccountGlobs::expression).collect(Collectors.joining("|")))
        .asMatchPredicate();
  }

  /**
   * Returns what belongs to matching accounts, by account. Looks only at the accounts that begin as
   * a pattern does before its first {@code *}.
   */
  <V> Iterable<V> select(NavigableMap<String, V> byAccount) {
    if (patterns.size() == 1) {
      return select(patterns.get(0), byAccount).values();
    }
    SortedMap<String, V> chosen = new TreeMap<>();
    patterns.forEach(pattern -> chosen.putAll(select(pattern, byAccount)));
    return chosen.values();
  }

  private static <V> SortedMap<String, V> select(String glob, NavigableMap<String, V> byAccount) {
    int star = glob.indexOf('*');
    String prefix = star < 0 ? glob : glob.substring(0, star);
    SortedMap<String, V> near = byAccount.subMap(prefix, true, prefix + Character.MAX_VALUE, true);
    if (star >= 0 && star == glob.length() - 1) {
      return near;
    }
    Predicate<String> matcher = new AccountGlobs(List.of(glob)).matcher();
    SortedMap<String, V> chosen = new TreeMap<>();
    near.forEach(
        (account, value) -> {
          if (matcher.test(account)) {
            chosen.put(account, value);
          }
        });
    return chosen;
  }

  private static String expression(String glob) {
    return List.of(glob.split("\\*", -1)).stream()
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }
}
