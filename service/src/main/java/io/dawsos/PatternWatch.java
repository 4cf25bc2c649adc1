package io.dawsos;

import io.dawsos.executor.pattern.PatternLibrary;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the folder of patterns again and again: file systems over a network tell nobody what
 * changed.
 */
final class PatternWatch implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(PatternWatch.class);

  private final PatternLibrary patterns;
  private final Duration interval;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(PatternWatch::thread);

  PatternWatch(PatternLibrary patterns, Duration interval) {
    this.patterns = patterns;
    this.interval = interval;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "patterns");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void start() {
    long millis = interval.toMillis();
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      patterns.poll();
    } catch (RuntimeException e) {
      LOG.error("looking at the patterns failed; they stay as they are", e);
    }
  }

  @Override
  public void stop() {
    executor.shutdownNow();
  }
}
