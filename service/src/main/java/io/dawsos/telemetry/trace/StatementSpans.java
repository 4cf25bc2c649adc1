package io.dawsos.telemetry.trace;

import io.dawsos.database.StatementObserver;
import io.dawsos.telemetry.privacy.SqlSummary;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.semconv.DbAttributes;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
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
    SqlStatements statements = jdbi.getConfig(SqlStatements.class);
    jdbi.setSqlLogger(new Told(statements.getSqlLogger()));
    statements.setSqlParser(new SqlComments(statements.getSqlParser()));
  }

  private void tell(StatementContext context, @Nullable Instant end, @Nullable SQLException e) {
    Instant start = context.getExecutionMoment();
    if (!Spans.isSeen() || start == null || end == null) {
      return;
    }
    SqlSummary summary = SqlSummary.of(context);
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
    if (e != null) {
      span.setAttribute(DbAttributes.DB_RESPONSE_STATUS_CODE, String.valueOf(e.getSQLState()));
      spans.failed(span, e.getClass().getSimpleName(), null);
    }
    span.end(end);
  }

  /** Tells of statements after another logger did. */
  private final class Told implements SqlLogger {
    private final SqlLogger first;

    Told(SqlLogger first) {
      this.first = first;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
      first.logBeforeExecution(context);
    }

    @Override
    public void logAfterExecution(StatementContext context) {
      first.logAfterExecution(context);
      tell(context, context.getCompletionMoment(), null);
    }

    @Override
    public void logException(StatementContext context, SQLException failure) {
      first.logException(context, failure);
      tell(context, context.getExceptionMoment(), failure);
    }
  }
}
