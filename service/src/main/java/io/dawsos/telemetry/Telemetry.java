package io.dawsos.telemetry;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.executor.ExecutionObserver;
import io.dawsos.job.Observers;
import io.dawsos.job.PackBuildListener;
import io.dawsos.job.Services;
import io.dawsos.ledger.LedgerObserver;
import io.dawsos.provider.http.ExchangeListener;
import io.dawsos.schedule.JobStepListener;
import io.dawsos.telemetry.http.FollowedRequests;
import io.dawsos.telemetry.http.FollowedRequests.Follower;
import io.dawsos.telemetry.log.CredentialFilter;
import io.dawsos.telemetry.log.HttpTraceLog;
import io.dawsos.telemetry.log.SlowStatements;
import io.dawsos.telemetry.metrics.CommandMetrics;
import io.dawsos.telemetry.metrics.Metrics;
import io.dawsos.telemetry.metrics.ServerMetrics;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.dawsos.telemetry.privacy.Pseudonyms;
import io.dawsos.telemetry.sentry.ErrorReports;
import io.dawsos.telemetry.sentry.SentryConfiguration;
import io.dawsos.telemetry.trace.Tracing;
import io.dawsos.telemetry.trace.TracingSettings;
import io.dropwizard.core.setup.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All telemetry of a process, as far as it is switched on; what is not is not even made. Closing
 * brings away what is there, within a few seconds.
 */
public final class Telemetry implements AutoCloseable {
  /** The name of what builds packs, in traces. */
  private static final String PACK_BUILDER = "dawsos_pack_builder";

  private final TelemetryConfiguration configuration;
  private final InstantSource clock;
  private final PiiFilter filter;
  private final Deque<Runnable> endings = new ArrayDeque<>();
  private final Optional<Tracing> tracing;
  private final Metrics metrics;
  private final CommandMetrics ofCommand;

  private Telemetry(
      TelemetryConfiguration configuration,
      boolean isServer,
      InstantSource clock,
      Map<String, String> variables,
      MetricRegistry dropwizard) {
    this.configuration = configuration;
    this.clock = clock;
    this.filter = new PiiFilter(new Pseudonyms(configuration.hashKey()));
    this.metrics = new Metrics(configuration.metrics().onlyIf(configuration.enabled()), dropwizard);
    this.ofCommand = new CommandMetrics(metrics);
    if (!configuration.enabled()) {
      this.tracing = Optional.empty();
      return;
    }
    endings.push(CredentialFilter.install(filter));
    this.tracing = Tracing.start(tracingSettings(isServer), filter, variables);
    tracing.ifPresent(each -> endings.push(each::close));
    SentryConfiguration sentry = configuration.sentry();
    ErrorReports.start(
            isServer ? sentry : sentry.withoutProfiles(),
            version(),
            configuration.environment(),
            filter)
        .ifPresent(each -> endings.push(each::close));
  }

  /**
   * Starts what is switched on, once the log is configured.
   *
   * @param isServer whether this process serves rather than carries out a command
   * @param variables the environment variables of the process
   * @param dropwizard the metrics of Dropwizard, which are shown among the others
   */
  public static Telemetry start(
      TelemetryConfiguration configuration,
      boolean isServer,
      InstantSource clock,
      Map<String, String> variables,
      MetricRegistry dropwizard) {
    return new Telemetry(configuration, isServer, clock, variables, dropwizard);
  }

  private TracingSettings tracingSettings(boolean isServer) {
    return new TracingSettings(
        configuration.traces(),
        isServer ? configuration.serviceName() : PACK_BUILDER,
        configuration.environment(),
        version(),
        configuration.debug(),
        !isServer);
  }

  private static String version() {
    String version = Telemetry.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Watches the work of services. */
  public Observers observers() {
    List<Observers> all = new ArrayList<>();
    tracing.map(Tracing::observers).ifPresent(all::add);
    // After the traces, so told of ends before them: exemplars need the span that is current.
    all.add(metrics.observers());
    Duration slow = configuration.slowQueries().threshold().toJavaDuration();
    if (configuration.enabled() && !slow.isZero()) {
      all.add(
          new Observers(
              ExecutionObserver.NONE,
              ExchangeListener.NONE,
              JobStepListener.NONE,
              PackBuildListener.NONE,
              new SlowStatements(slow),
              LedgerObserver.NONE));
    }
    return Observers.all(all);
  }

  /** Watches the requests to a server; has to come after every handler of its application. */
  public void install(Environment environment, Services services) {
    String root = environment.jersey().getUrlPattern().replaceFirst("/\\*$", "");
    List<Follower> followers = new ArrayList<>();
    tracing.ifPresent(
        each -> followers.add(each.requests(environment.jersey(), root, ServerMetrics.PAGES)));
    if (configuration.enabled() && configuration.httpLog().enabled()) {
      HttpTraceLog log = new HttpTraceLog(configuration.httpLog().file(), filter, clock, root);
      endings.push(log::close);
      environment.jersey().register(log);
    }
    new ServerMetrics(metrics, services, environment).install().ifPresent(followers::add);
    if (!followers.isEmpty()) {
      environment.getApplicationContext().insertHandler(new FollowedRequests(followers));
    }
  }

  /**
   * Hands on what a command measured.
   *
   * @param command its words
   * @param file where to, besides what is configured; null for nowhere
   * @param exitCode how it ended
   */
  public void measured(String command, @Nullable Path file, int exitCode) {
    ofCommand.handOn(command, file, exitCode, clock.instant());
  }

  @Override
  public void close() {
    while (!endings.isEmpty()) {
      endings.pop().run();
    }
  }
}
