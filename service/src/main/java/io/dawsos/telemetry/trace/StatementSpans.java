package io.dawsos.telemetry.trace;

import io.dawsos.database.StatementObserver;
import io.dawsos.telemetry.sql.SqlSummary;
import io.dawsos.telemetry.sql.StatementEnds;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.semconv.DbAttributes;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A client span for each statement that is part of a trace: what it does to which table, never the
 * statement or its values.
 */
final class StatementSpans implements StatementObserver {
  private final Spans spans;

  StatementSpans(Spans spans) {
    this.spans = spans;
  }

  @Override
  public void attach(Jdbi jdbi) {
    StatementEnds.listen(jdbi, this::tell);
    SqlStatements statements = jdbi.getConfig(SqlStatements.class);
    statements.setSqlParser(new SqlComments(statements.getSqlParser()));
  }

  private void tell(
      StatementContext context, Instant start, Instant end, @Nullable SQLException failure) {
    if (Spans.isSeen()) {
      make(SqlSummary.of(context), start, end, failure);
      return;
    }
    LateSpans late = LateSpans.current();
    if (late != null) {
      SqlSummary summary = SqlSummary.of(context);
      late.add(() -> make(summary, start, end, failure));
    }
  }

  private void make(
      SqlSummary summary, Instant start, Instant end, @Nullable SQLException failure) {
    Span span =
        spans
            .builder(summary.operation() + " " + summary.table())
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(start)
            .setAttribute(DbAttributes.DB_SYSTEM_NAME, "postgresql")
            .setAttribute(DbAttributes.DB_OPERATION_NAME, summary.operation())
            .setAttribute(DbAttributes.DB_COLLECTION_NAME, summary.table())
            .setAttribute(SpanNames.STATEMENT, summary.statement())
            .startSpan();
    if (failure != null) {
      span.setAttribute(DbAttributes.DB_RESPONSE_STATUS_CODE, failure.getSQLState());
      spans.failed(span, failure.getClass().getSimpleName(), null);
    }
    span.end(end);
  }
}
