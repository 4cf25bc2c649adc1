package io.dawsos.telemetry.sentry;

import ch.qos.logback.classic.Logger;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Reports errors to Sentry: what is logged as an error and is not the caller's. Sending is not
 * waited for, and bounded; what a server does not take is lost.
 */
public final class ErrorReports implements AutoCloseable {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(ErrorReports.class);
  private static final int FLUSH_MILLIS = 2_000;
  private static final int QUEUE = 30;

  private final ErrorAppender appender;
  private final Optional<Profiles> profiles;

  private ErrorReports(ErrorAppender appender, Optional<Profiles> profiles) {
    this.appender = appender;
    this.profiles = profiles;
  }

  /**
   * Begins to report; empty where there is no DSN, or one that cannot be used, which is logged.
   *
   * @param release the version of the service
   * @param environment names the installation
   */
  public static Optional<ErrorReports> start(
      SentryConfiguration configuration, String release, String environment, PiiFilter filter) {
    String dsn = configuration.dsn().reveal();
    double profiled = configuration.profilesSampleRate();
    if (dsn.isBlank()) {
      if (profiled > 0) {
        LOG.warn("no profiles are taken: they go to Sentry, and SENTRY_DSN is empty");
      }
      return Optional.empty();
    }
    SentryOptions options = options(dsn, release, environment, new CleanEvents(filter));
    if (profiled > 0) {
      Profiles.configure(options, filter);
    }
    try {
      Sentry.init(options);
    } catch (RuntimeException e) {
      // Without the cause, which quotes the DSN.
      LOG.warn("errors are not reported: SENTRY_DSN cannot be used; it is a URL with a key");
      return Optional.empty();
    }
    ErrorAppender appender = new ErrorAppender(configuration.maxPerMinute());
    Logger root = root();
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
    Optional<Profiles> profiles = profiled > 0 ? Profiles.start(profiled) : Optional.empty();
    return Optional.of(new ErrorReports(appender, profiles));
  }

  private static SentryOptions options(
      String dsn, String release, String environment, CleanEvents clean) {
    SentryOptions options = new SentryOptions();
    options.setDsn(dsn);
    options.setRelease("dawsos@" + release);
    options.setEnvironment(environment);
    options.setSendDefaultPii(false);
    options.setAttachServerName(false);
    options.setAttachThreads(false);
    options.setSendModules(false);
    options.setSendClientReports(false);
    options.setEnableAutoSessionTracking(false);
    options.setEnableUncaughtExceptionHandler(false);
    options.setEnableShutdownHook(false);
    options.setEnableExternalConfiguration(false);
    options.setMaxQueueSize(QUEUE);
    options.setShutdownTimeoutMillis(FLUSH_MILLIS);
    options.setBeforeSend(clean::event);
    options.setBeforeBreadcrumb((breadcrumb, hint) -> clean.breadcrumb(breadcrumb));
    // Traces go to OpenTelemetry; one that somebody begins all the same stays here.
    options.setBeforeSendTransaction((transaction, hint) -> null);
    return options;
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** Sends what waits, for two seconds at most, and stops. */
  @Override
  public void close() {
    root().detachAppender(appender);
    profiles.ifPresent(Profiles::close);
    Sentry.close();
  }
}
