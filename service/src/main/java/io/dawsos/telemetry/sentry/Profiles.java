package io.dawsos.telemetry.sentry;

import io.dawsos.telemetry.privacy.PiiFilter;
import io.sentry.IProfileConverter;
import io.sentry.NoOpContinuousProfiler;
import io.sentry.ProfileLifecycle;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.profiling.ProfilingServiceLoader;
import io.sentry.protocol.profiling.SentryProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Profiles the whole process for a share of the time, and so, on average, that share of the
 * requests, and sends what it sees to Sentry. Sentry's own share of requests would start and stop
 * the profiler with each of them.
 */
final class Profiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);
  private static final Duration SLICE = Duration.ofSeconds(10);

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(Profiles::thread);

  private Profiles() {}

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "profiles");
    thread.setDaemon(true);
    return thread;
  }

  /** Prepares the library to profile when it is told to; nothing of a thread's name is personal. */
  static void configure(SentryOptions options, PiiFilter filter) {
    options.setProfileSessionSampleRate(1.0);
    options.setProfileLifecycle(ProfileLifecycle.MANUAL);
    IProfileConverter converter = ProfilingServiceLoader.loadProfileConverter();
    options.setProfilerConverter(file -> clean(converter, file, filter));
  }

  /** Frames name classes and methods of programs; what a thread is called, anybody may decide. */
  private static SentryProfile clean(IProfileConverter converter, String file, PiiFilter filter)
      throws IOException {
    SentryProfile profile = converter.convertFromFile(file);
    profile
        .getThreadMetadata()
        .values()
        .forEach(
            thread -> {
              String name = thread.getName();
              thread.setName(name == null ? "" : filter.text(name));
            });
    return profile;
  }

  /**
   * Begins to profile; empty where the library could not load its profiler, which is logged.
   *
   * @param share of the time, above 0; from 1 on all of it
   */
  static Optional<Profiles> start(double share) {
    if (Sentry.getCurrentScopes().getOptions().getContinuousProfiler()
        instanceof NoOpContinuousProfiler) {
      LOG.warn(
          "no profiles are taken: the profiler cannot be loaded; it needs Linux or macOS, and a"
              + " temporary folder from which programs may be loaded");
      return Optional.empty();
    }
    Profiles profiles = new Profiles();
    if (share >= 1) {
      Sentry.startProfiler();
    } else {
      profiles.takeSlices(Math.round(SLICE.toMillis() / share));
    }
    return Optional.of(profiles);
  }

  /** Servers that are started together are not profiled together. */
  private void takeSlices(long periodMillis) {
    ScheduledFuture<?> unused =
        executor.scheduleAtFixedRate(
            this::takeSlice,
            ThreadLocalRandom.current().nextLong(periodMillis),
            periodMillis,
            TimeUnit.MILLISECONDS);
  }

  private void takeSlice() {
    Sentry.startProfiler();
    ScheduledFuture<?> unused =
        executor.schedule(Sentry::stopProfiler, SLICE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Hands over what was seen so far. */
  @Override
  public void close() {
    executor.shutdownNow();
    Sentry.stopProfiler();
  }
}
