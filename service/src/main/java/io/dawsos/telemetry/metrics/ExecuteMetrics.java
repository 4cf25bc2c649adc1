package io.dawsos.telemetry.metrics;

import io.dawsos.error.ErrorCode;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times requests to execute a pattern, from their arrival to the last byte of their
 * answers, also those that get no further than the door. Thread-safe.
 */
final class ExecuteMetrics {
  /** The resource. */
  static final String ROUTE = "/v1/execute";

  /** The first status of an answer that is a problem. */
  static final int FIRST_ERROR = 400;

  private static final double[] BOUNDS = {0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0};
  private static final int FIRST_SERVER_ERROR = 500;

  /** What fails executions now and then, and is shown at zero before it does. */
  private static final List<ErrorCode> USUAL =
      List.of(
          ErrorCode.INPUT_INVALID,
          ErrorCode.PORTFOLIO_UNKNOWN,
          ErrorCode.PACK_NONE,
          ErrorCode.PACK_WARMING,
          ErrorCode.PACK_STALE,
          ErrorCode.PACK_ERROR,
          ErrorCode.SATURATED,
          ErrorCode.DEADLINE_EXCEEDED,
          ErrorCode.AGENT_UNAVAILABLE,
          ErrorCode.CAPABILITY_FAILED,
          ErrorCode.DATABASE_UNAVAILABLE);

  private final Known patterns;
  private final Histogram duration;
  private final Counter requests;
  private final Counter errors;
  private final Map<String, Series> byPattern = new ConcurrentHashMap<>();

  private record Series(
      DistributionDataPoint succeeding,
      DistributionDataPoint failing,
      CounterDataPoint successes,
      CounterDataPoint failures,
      Map<String, CounterDataPoint> errors) {}

  ExecuteMetrics(Instruments instruments, Known patterns) {
    this.patterns = patterns;
    this.duration =
        instruments.histogram(
            MetricNames.API_REQUEST_DURATION,
            "API request duration in seconds",
            BOUNDS,
            MetricNames.PATTERN_ID,
            MetricNames.STATUS);
    this.requests =
        instruments.counter(
            MetricNames.REQUESTS,
            "Requests to execute a pattern",
            MetricNames.PATTERN_ID,
            MetricNames.STATUS);
    this.errors =
        instruments.counter(
            MetricNames.REQUEST_ERRORS,
            "Requests to execute a pattern that failed, by the code of the problem",
            MetricNames.PATTERN_ID,
            MetricNames.ERROR_TYPE);
  }

  /** Shows these patterns at zero, before anybody asks for them. */
  void prepare(Collection<String> patternIds) {
    series(MetricNames.OTHER);
    patternIds.forEach(this::series);
  }

  private Series series(String patternId) {
    String id = patterns.fold(patternId);
    Series known = byPattern.get(id);
    return known == null ? byPattern.computeIfAbsent(id, this::make) : known;
  }

  private Series make(String id) {
    Series made =
        new Series(
            duration.labelValues(id, MetricNames.SUCCESS),
            duration.labelValues(id, MetricNames.ERROR),
            requests.labelValues(id, MetricNames.SUCCESS),
            requests.labelValues(id, MetricNames.ERROR),
            new ConcurrentHashMap<>());
    USUAL.forEach(code -> made.errors().put(text(code), errors.labelValues(id, text(code))));
    return made;
  }

  private static String text(ErrorCode code) {
    return code.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A request was answered.
   *
   * @param pattern the id that it named; null where it named none
   * @param code of the problem that it was answered with; null where there was none
   * @param span that it was answered within; null where there was none
   */
  void ended(
      @Nullable String pattern,
      @Nullable String code,
      int status,
      double seconds,
      @Nullable Traced span) {
    Series series = series(pattern == null ? MetricNames.OTHER : pattern);
    if (status < FIRST_ERROR) {
      series.successes().inc();
      Traced.observe(series.succeeding(), seconds, span);
    } else {
      series.failures().inc();
      Traced.observe(series.failing(), seconds, span);
      error(series, pattern, errorType(code, status)).inc();
    }
  }

  private CounterDataPoint error(Series series, @Nullable String pattern, String type) {
    return series
        .errors()
        .computeIfAbsent(
            type,
            each ->
                errors.labelValues(
                    pattern == null ? MetricNames.OTHER : patterns.fold(pattern), each));
  }

  /** The code of the problem; where no problem was told, as the client was gone, whose fault. */
  private static String errorType(@Nullable String code, int status) {
    if (code != null) {
      return code.toLowerCase(Locale.ROOT);
    }
    return status < FIRST_SERVER_ERROR ? "client_error" : "server_error";
  }
}
