package io.dawsos.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A kind of request, which a role or a key allows or does not. */
public enum Scope {
  /** Look at packs, patterns, portfolios. */
  READ,
  /** Execute patterns. */
  EXECUTE,
  /** Look at past executions and compute them again. */
  REPLAY,
  /** See who did what. */
  ADMIN;

  /** As keys, commands and resources write it, in lower case. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the text of a scope; throws IllegalArgumentException naming those that exist. */
  public static Scope fromText(String text) {
    return Arrays.stream(values())
        .filter(scope -> scope.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown scope \"%s\"; there are %s"
                        .formatted(
                            text,
                            Arrays.stream(values())
                                .map(Scope::text)
                                .collect(Collectors.joining(", ")))));
  }
}
