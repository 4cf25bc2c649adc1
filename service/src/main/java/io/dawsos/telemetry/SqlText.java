package io.dawsos.telemetry;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement does and to which table, as far as its text says so; never a value of it.
 *
 * @param operation SELECT, INSERT, UPDATE, DELETE or OTHER
 * @param table the first that it reads from or writes to, in lower case; {@code unknown} where none
 *     is named
 */
public record SqlText(String operation, String table) {
  private static final int KEPT = 2_000;
  private static final Map<String, SqlText> PARSED = new ConcurrentHashMap<>();
  private static final Pattern IGNORED =
      Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'", Pattern.DOTALL);
  private static final Pattern OPERATION = Pattern.compile("\\b(select|insert|update|delete)\\b");
  private static final String NAME = "(?:\\w+\\.)?\"?([a-z_]\\w*)\"?";
  private static final Map<String, Pattern> TABLE =
      Map.of(
          "insert", Pattern.compile("\\binto\\s+" + NAME),
          "update", Pattern.compile("\\bupdate\\s+(?:only\\s+)?" + NAME),
          "delete", Pattern.compile("\\bfrom\\s+(?:only\\s+)?" + NAME),
          "select", Pattern.compile("\\bfrom\\s+(?:only\\s+)?" + NAME + "(?!\\w*\\s*\\()"));
  private static final SqlText OTHER = new SqlText("OTHER", "unknown");

  /** Reads a statement; those that come again are known by heart. */
  public static SqlText of(String sql) {
    SqlText known = PARSED.get(sql);
    if (known != null) {
      return known;
    }
    SqlText parsed = parse(sql);
    if (PARSED.size() < KEPT) {
      PARSED.put(sql, parsed);
    }
    return parsed;
  }

  private static SqlText parse(String sql) {
    String text = IGNORED.matcher(sql).replaceAll(" ").toLowerCase(Locale.ROOT).strip();
    // What follows the names of a `with` in brackets is not what the statement does.
    String outer = text.startsWith("with") ? withoutBrackets(text) : text;
    Matcher operation = OPERATION.matcher(outer);
    if (!operation.find() || (operation.start() > 0 && !text.startsWith("with"))) {
      return OTHER;
    }
    String word = operation.group(1);
    Pattern naming = TABLE.getOrDefault(word, OPERATION);
    Matcher table = naming.matcher(outer);
    boolean isNamed = table.find(operation.start());
    return new SqlText(word.toUpperCase(Locale.ROOT), isNamed ? table.group(1) : OTHER.table());
  }

  private static String withoutBrackets(String text) {
    StringBuilder outer = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
        outer.append(' ');
      } else if (depth == 0) {
        outer.append(c);
      }
    }
    return outer.toString();
  }
}
