package io.dawsos.telemetry.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Leaves a collector alone for a while that cannot be reached, drops what is exported meanwhile,
 * and says so once, as it does when it is back. Thread-safe.
 */
final class PatientExporter implements SpanExporter {
  private static final Logger LOG = LoggerFactory.getLogger(PatientExporter.class);
  private static final long PAUSE = Duration.ofSeconds(30).toNanos();

  private final SpanExporter exporter;
  private final String target;
  private final Level level;
  private final AtomicBoolean isAway = new AtomicBoolean();
  private volatile long triedAt;

  /**
   * An exporter before another one.
   *
   * @param target where that one exports to, for the log
   * @param level of what is said of it: nobody misses what nobody asked for
   */
  PatientExporter(SpanExporter exporter, String target, Level level) {
    this.exporter = exporter;
    this.target = target;
    this.level = level;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    if (isAway.get() && System.nanoTime() - triedAt < PAUSE) {
      return CompletableResultCode.ofFailure();
    }
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(() -> note(result.isSuccess()));
  }

  private void note(boolean reached) {
    triedAt = System.nanoTime();
    if (isAway.getAndSet(!reached) == reached) {
      LOG.atLevel(level)
          .log(
              reached
                  ? "traces reach {} again"
                  : "traces cannot be exported to {} and are dropped until it answers",
              target);
    }
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
