package io.dawsos.telemetry.log;

import io.dawsos.database.StatementObserver;
import io.dawsos.telemetry.sql.SqlSummary;
import io.dawsos.telemetry.sql.StatementEnds;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log line for each statement that takes long: its name, never its text or its values. */
public final class SlowStatements implements StatementObserver {
  private static final Logger LOG = LoggerFactory.getLogger(SlowStatements.class);

  private final Duration threshold;

  /** Lines for what takes longer than this. */
  public SlowStatements(Duration threshold) {
    this.threshold = threshold;
  }

  @Override
  public void attach(Jdbi jdbi) {
    StatementEnds.listen(
        jdbi,
        (context, start, end, failure) -> {
          Duration took = Duration.between(start, end);
          if (took.compareTo(threshold) > 0) {
            SqlSummary summary = SqlSummary.of(context);
            LOG.warn(
                "slow statement: {} took {} ms ({} {}, {})",
                summary.statement(),
                took.toMillis(),
                summary.operation(),
                summary.table(),
                failure == null ? "done" : "failed");
          }
        });
  }
}
