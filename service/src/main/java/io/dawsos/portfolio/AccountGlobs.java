package io.dawsos.portfolio;

import java.util.List;
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

  private static String expression(String glob) {
    return List.of(glob.split("\\*", -1)).stream()
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }
}
