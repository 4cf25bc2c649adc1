package io.dawsos.ledger.plugin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the literals of Python that configurations consist of: texts, numbers, {@code True}, {@code
 * False}, {@code None}, lists, tuples, sets and dictionaries. Nothing is evaluated.
 */
final class PythonLiteral {
  private static final int MAX_DEPTH = 50;

  private final String text;
  private int position;
  private int depth;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /**
   * Returns the value: a String, a BigDecimal for a whole number, a Double for another one, a
   * Boolean, a List, a Map, or null.
   */
  static @Nullable Object parse(String text) throws PluginFailedException {
    PythonLiteral parser = new PythonLiteral(text);
    Object value = parser.value();
    parser.skipBlanks();
    if (parser.position < text.length()) {
      throw parser.unreadable();
    }
    return value;
  }

  private @Nullable Object value() throws PluginFailedException {
    char c = peek();
    return switch (c) {
      case '\'', '"' -> texts();
      case '[' -> list(']');
      case '(' -> list(')');
      case '{' -> mapOrSet();
      default -> wordOrNumber();
    };
  }

  /** Reads texts that stand beside each other as one. */
  private String texts() throws PluginFailedException {
    StringBuilder joined = new StringBuilder();
    while (peek() == '\'' || peek() == '"') {
      char quote = text.charAt(position++);
      while (current() != quote) {
        if (current() == '\\') {
          position++;
          joined.append(escaped(current()));
        } else {
          joined.append(current());
        }
        position++;
      }
      position++;
    }
    return joined.toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case '\\', '\'', '"' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  private List<@Nullable Object> list(char end) throws PluginFailedException {
    open();
    List<@Nullable Object> values = new ArrayList<>();
    while (peek() != end) {
      values.add(value());
      separator(end);
    }
    close();
    return values;
  }

  private Object mapOrSet() throws PluginFailedException {
    open();
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    List<@Nullable Object> set = new ArrayList<>();
    while (peek() != '}') {
      Object key = value();
      if (peek() == ':') {
        position++;
        map.put(key, value());
      } else {
        set.add(key);
      }
      separator('}');
    }
    close();
    if (!set.isEmpty() && !map.isEmpty()) {
      throw unreadable();
    }
    return set.isEmpty() ? map : set;
  }

  private @Nullable Object wordOrNumber() throws PluginFailedException {
    int start = position;
    while (position < text.length() && isWord(text.charAt(position))) {
      position++;
    }
    String word = text.substring(start, position);
    switch (word) {
      case "None" -> {
        return null;
      }
      case "True", "False" -> {
        return word.equals("True");
      }
      default -> {
        try {
          return word.matches("[-+]?\\d{1,30}") ? (Object) new BigDecimal(word) : number(word);
        } catch (NumberFormatException e) {
          position = start;
          throw unreadable();
        }
      }
    }
  }

  private static Double number(String word) {
    if (!word.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
      throw new NumberFormatException(word);
    }
    return Double.valueOf(word);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '+' || c == '_';
  }

  private void open() throws PluginFailedException {
    position++;
    if (++depth > MAX_DEPTH) {
      throw unreadable();
    }
  }

  private void close() {
    position++;
    depth--;
  }

  private void separator(char end) throws PluginFailedException {
    if (peek() == ',') {
      position++;
    } else if (peek() != end) {
      throw unreadable();
    }
  }

  private char peek() throws PluginFailedException {
    skipBlanks();
    // Behind the end stands what no literal begins or ends with.
    return position < text.length() ? text.charAt(position) : '\0';
  }

  private char current() throws PluginFailedException {
    if (position >= text.length()) {
      throw unreadable();
    }
    return text.charAt(position);
  }

  private void skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private PluginFailedException unreadable() {
    return new PluginFailedException(
        "the configuration is no literal of Python from its character " + (position + 1) + " on");
  }
}
