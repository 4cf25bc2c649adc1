package io.dawsos.telemetry.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Writes the {@code traceparent} of a sampled trace behind its statements, as the specification
 * sqlcommenter has it, so that the server's log and {@code pg_stat_activity} name the trace. Behind
 * the parsing, whose cache would else keep a statement for each trace.
 */
final class SqlComments implements SqlParser {
  private final SqlParser parser;

  SqlComments(SqlParser parser) {
    this.parser = parser;
  }

  @Override
  public ParsedSql parse(String sql, StatementContext context) {
    ParsedSql parsed = parser.parse(sql, context);
    SpanContext span = Span.current().getSpanContext();
    if (!span.isSampled()) {
      return parsed;
    }
    String comment =
        " /*traceparent='00-%s-%s-01'*/".formatted(span.getTraceId(), span.getSpanId());
    return ParsedSql.of(parsed.getSql() + comment, parsed.getParameters());
  }

  @Override
  public String nameParameter(String rawName, StatementContext context) {
    return parser.nameParameter(rawName, context);
  }
}
