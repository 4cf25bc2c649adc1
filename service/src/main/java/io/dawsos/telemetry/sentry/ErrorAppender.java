package io.dawsos.telemetry.sentry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorKind;
import io.github.bucket4j.Bucket;
import io.sentry.Breadcrumb;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an event of every log line of an error, and a breadcrumb of every warning before it. */
final class ErrorAppender extends AppenderBase<ILoggingEvent> {
  private final Bucket rate;

  /** Reports at most so many errors in a minute. */
  ErrorAppender(int maxPerMinute) {
    int most = Math.max(1, maxPerMinute);
    this.rate =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
            .build();
    setName("error-reports");
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLoggerName().startsWith("io.sentry")) {
      return;
    }
    if (event.getLevel() == Level.WARN) {
      Sentry.addBreadcrumb(breadcrumb(event));
    } else if (event.getLevel().isGreaterOrEqual(Level.ERROR)
        && !isExpected(thrown(event))
        && rate.tryConsume(1)) {
      Sentry.captureEvent(report(event));
    }
  }

  private static Breadcrumb breadcrumb(ILoggingEvent event) {
    Breadcrumb breadcrumb = new Breadcrumb(event.getTimeStamp());
    breadcrumb.setCategory(event.getLoggerName());
    breadcrumb.setMessage(event.getFormattedMessage());
    breadcrumb.setLevel(SentryLevel.WARNING);
    return breadcrumb;
  }

  private static SentryEvent report(ILoggingEvent event) {
    SentryEvent report = new SentryEvent();
    report.setLevel(SentryLevel.ERROR);
    report.setLogger(event.getLoggerName());
    Message message = new Message();
    message.setFormatted(event.getFormattedMessage());
    report.setMessage(message);
    Throwable thrown = thrown(event);
    if (thrown != null) {
      report.setThrowable(thrown);
    }
    if (thrown instanceof DawsosException known) {
      report.setTag(CleanEvents.CODE, known.code().name());
    }
    Map<String, String> ids = event.getMDCPropertyMap();
    tag(report, CleanEvents.TRACE_ID, ids);
    tag(report, CleanEvents.SPAN_ID, ids);
    return report;
  }

  private static void tag(SentryEvent report, String name, Map<String, String> ids) {
    String id = ids.get(name);
    if (id != null) {
      report.setTag(name, id);
    }
  }

  private static @Nullable Throwable thrown(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
  }

  /** Whether it is what a caller did, or a pack that is being made: nothing is wrong with us. */
  private static boolean isExpected(@Nullable Throwable thrown) {
    return thrown instanceof DawsosException known
        && known.code().kind() != ErrorKind.INTERNAL
        && known.code().kind() != ErrorKind.ENVIRONMENT;
  }
}
