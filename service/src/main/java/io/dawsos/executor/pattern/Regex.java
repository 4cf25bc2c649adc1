package io.dawsos.executor.pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A regular expression of RE2, which matches in linear time; or a text that is none. */
public final class Regex {
  private final String text;
  private final @Nullable Pattern compiled;
  private final String problem;

  private Regex(String text, @Nullable Pattern compiled, String problem) {
    this.text = text;
    this.compiled = compiled;
    this.problem = problem;
  }

  /** The expression of a text, whether it is one or not. */
  @JsonCreator
  static Regex of(String text) {
    try {
      return new Regex(text, Pattern.compile(text), "");
    } catch (PatternSyntaxException e) {
      return new Regex(text, null, String.valueOf(e.getMessage()));
    }
  }

  /** Why the text is no expression; empty where it is one. */
  Optional<String> problem() {
    return compiled == null ? Optional.of(problem) : Optional.empty();
  }

  /** Whether the whole value matches. */
  boolean matches(String value) {
    return compiled != null && compiled.matches(value);
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
