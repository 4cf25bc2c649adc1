package io.dawsos.telemetry.sql;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.extension.ExtensionMethod;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What may be told of a statement.
 *
 * @param operation SELECT, INSERT, UPDATE, DELETE or OTHER
 * @param table the table that it writes, else the first that it reads, or {@code unknown}
 * @param statement the method of the DAO that it belongs to, such as {@code PackDao.find}, or else
 *     the operation and the table
 */
public record SqlSummary(String operation, String table, String statement) {
  private static final Pattern IGNORED =
      Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'", Pattern.DOTALL);
  private static final Pattern OPERATION = Pattern.compile("\\b(select|insert|update|delete)\\b");
  private static final String WITH = "with ";
  private static final String TABLE = "(?:\\w+\\.)?\"?([a-z_]\\w*+)\"?";
  private static final Pattern READ =
      Pattern.compile("\\bfrom\\s+(?:only\\s+)?" + TABLE + "(?!\\s*\\()");
  private static final Map<String, Pattern> TABLES =
      Map.of(
          "select",
          READ,
          "delete",
          READ,
          "insert",
          Pattern.compile("\\binto\\s+" + TABLE),
          "update",
          Pattern.compile("\\bupdate\\s+(?:only\\s+)?" + TABLE));
  private static final LoadingCache<String, SqlSummary> KNOWN =
      Caffeine.newBuilder().maximumSize(1_000).build(SqlSummary::parse);

  /** What may be told of the statement of a context that has executed. */
  public static SqlSummary of(StatementContext context) {
    SqlSummary parsed = ofStatement(context);
    ExtensionMethod method = context.getExtensionMethod();
    return method == null
        ? parsed
        : new SqlSummary(
            parsed.operation(),
            parsed.table(),
            method.getType().getSimpleName() + "." + method.getMethod().getName());
  }

  /** The same without the name of its method. */
  public static SqlSummary ofStatement(StatementContext context) {
    String raw = context.getRawSql();
    String rendered = String.valueOf(context.getRenderedSql());
    // Mostly the constant of the DAO, whose hash is known; a rendered text is a new one each time.
    return of(rendered.equals(raw) ? raw : rendered);
  }

  /** What may be told of a statement. */
  public static SqlSummary of(String sql) {
    return KNOWN.get(sql);
  }

  private static SqlSummary parse(String sql) {
    String code = IGNORED.matcher(sql).replaceAll(" ").toLowerCase(Locale.ROOT).strip();
    // What stands in the brackets of a `with` is not what the statement does.
    String outer = code.startsWith(WITH) ? withoutBrackets(code) : code;
    Matcher first = OPERATION.matcher(outer);
    if (!(code.startsWith(WITH) ? first.find() : first.lookingAt())) {
      return new SqlSummary("OTHER", "unknown", "OTHER unknown");
    }
    Matcher named = TABLES.getOrDefault(first.group(1), READ).matcher(outer);
    String operation = first.group(1).toUpperCase(Locale.ROOT);
    String table = named.find(first.start()) ? named.group(1) : "unknown";
    return new SqlSummary(operation, table, operation + " " + table);
  }

  private static String withoutBrackets(String code) {
    StringBuilder outer = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      depth += c == '(' ? 1 : 0;
      if (depth == 0) {
        outer.append(c);
      }
      depth -= c == ')' ? 1 : 0;
    }
    return outer.toString();
  }
}
