package io.dawsos.telemetry.sql;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.extension.ExtensionMethod;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What may be told of a statement.
 *
 * @param operation SELECT, INSERT, UPDATE, DELETE or OTHER
 * @param table the first table that it reads or writes, or {@code unknown}
 * @param statement the method of the DAO that it belongs to, such as {@code PackDao.find}, or else
 *     the operation and the table
 */
public record SqlSummary(String operation, String table, String statement) {
  private static final Pattern OPERATION =
      Pattern.compile("\\b(select|insert|update|delete)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern TABLE =
      Pattern.compile(
          "\\b(?:from|into|update)\\s+(?:only\\s+)?\"?([a-z_][a-z0-9_]*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IGNORED =
      Pattern.compile("/\\*.*?\\*/|--[^\\n]*|'[^']*'", Pattern.DOTALL);
  private static final LoadingCache<String, SqlSummary> KNOWN =
      Caffeine.newBuilder().maximumSize(1_000).build(SqlSummary::parse);

  /** What may be told of the statement of a context that has executed. */
  public static SqlSummary of(StatementContext context) {
    SqlSummary parsed = of(String.valueOf(context.getRenderedSql()));
    ExtensionMethod method = context.getExtensionMethod();
    return method == null
        ? parsed
        : new SqlSummary(
            parsed.operation(),
            parsed.table(),
            method.getType().getSimpleName() + "." + method.getMethod().getName());
  }

  /** What may be told of a statement. */
  public static SqlSummary of(String sql) {
    return KNOWN.get(sql);
  }

  private static SqlSummary parse(String sql) {
    String code = IGNORED.matcher(sql).replaceAll(" ");
    Matcher first = OPERATION.matcher(code);
    String operation = first.find() ? first.group(1).toUpperCase(Locale.ROOT) : "OTHER";
    Matcher named = TABLE.matcher(code);
    String table = named.find() ? named.group(1).toLowerCase(Locale.ROOT) : "unknown";
    return new SqlSummary(operation, table, operation + " " + table);
  }
}
