package io.dawsos.telemetry.log;

import io.dawsos.database.StatementObserver;
import io.dawsos.telemetry.sql.SqlSummary;
import io.dawsos.telemetry.sql.StatementEnds;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log line for each statement that takes long: its name, never its text or its values. */
public final class SlowStatements implements StatementObserver {
  private static final Logger LOG = LoggerFactory.getLogger(SlowStatements.class);

  private final long thresholdNanos;

  /** Lines for what takes longer than this. */
  public SlowStatements(Duration threshold) {
    this.thresholdNanos =
        TimeUnit.NANOSECONDS.convert(threshold); // as long as can be, where it is longer
  }

  @Override
  public void attach(Jdbi jdbi) {
    StatementEnds.listen(
        jdbi,
        (context, start, end, failure) -> {
          long took = ChronoUnit.NANOS.between(start, end);
          if (took > thresholdNanos) {
            SqlSummary summary = SqlSummary.of(context);
            LOG.warn(
                "slow statement: {} took {} ms ({} {}, {})",
                summary.statement(),
                TimeUnit.NANOSECONDS.toMillis(took),
                summary.operation(),
                summary.table(),
                failure == null ? "done" : "failed");
          }
        });
  }
}
