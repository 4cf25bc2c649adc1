package io.dawsos.telemetry.metrics;

import io.dawsos.database.StatementObserver;
import io.dawsos.telemetry.sql.SqlSummary;
import io.dawsos.telemetry.sql.StatementEnds;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Counts and times SQL statements by operation and table. Thread-safe. */
final class StatementMetrics implements StatementObserver {
  private static final double[] BOUNDS = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0};
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double SLOW = 1.0;

  /** More tables than there are, so that no SQL that is put together can make series for ever. */
  private static final int MOST = 200;

  private final Histogram duration;
  private final Counter statements;
  private final Counter slow;
  private final Map<SqlSummary, Series> bySummary = new ConcurrentHashMap<>();

  private record Series(
      DistributionDataPoint succeeded,
      CounterDataPoint successes,
      CounterDataPoint failures,
      CounterDataPoint slow) {}

  StatementMetrics(Instruments instruments) {
    this.duration =
        instruments.histogram(
            MetricNames.QUERY_DURATION,
            "Database query latency",
            BOUNDS,
            MetricNames.OPERATION,
            MetricNames.TABLE,
            MetricNames.STATUS);
    this.statements =
        instruments.counter(
            MetricNames.QUERIES,
            "Total database queries",
            MetricNames.OPERATION,
            MetricNames.TABLE,
            MetricNames.STATUS);
    this.slow =
        instruments.counter(
            MetricNames.SLOW_QUERIES, "Database queries exceeding 1 second", MetricNames.TABLE);
  }

  @Override
  public void attach(Jdbi jdbi) {
    StatementEnds.listen(jdbi, this::ended);
  }

  private void ended(
      StatementContext context, Instant start, Instant end, @Nullable SQLException failure) {
    SqlSummary summary = SqlSummary.ofStatement(context);
    Series series = series(summary);
    double seconds = ChronoUnit.NANOS.between(start, end) / NANOS;
    if (failure == null) {
      series.succeeded().observe(seconds);
      series.successes().inc();
    } else {
      // Looked up each time, so that there are no empty buckets for what rarely happens.
      duration
          .labelValues(summary.operation(), summary.table(), MetricNames.ERROR)
          .observe(seconds);
      series.failures().inc();
    }
    if (seconds > SLOW) {
      series.slow().inc();
    }
  }

  private Series series(SqlSummary summary) {
    Series known = bySummary.get(summary);
    if (known != null) {
      return known;
    }
    return bySummary.size() < MOST
        ? bySummary.computeIfAbsent(summary, this::make)
        : make(new SqlSummary(summary.operation(), MetricNames.OTHER, MetricNames.OTHER));
  }

  private Series make(SqlSummary summary) {
    return new Series(
        duration.labelValues(summary.operation(), summary.table(), MetricNames.SUCCESS),
        statements.labelValues(summary.operation(), summary.table(), MetricNames.SUCCESS),
        statements.labelValues(summary.operation(), summary.table(), MetricNames.ERROR),
        slow.labelValues(summary.table()));
  }
}
