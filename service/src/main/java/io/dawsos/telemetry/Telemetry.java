package io.dawsos.telemetry;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.job.Observers;
import io.dawsos.job.Services;
import io.dawsos.telemetry.metrics.CommandMetrics;
import io.dawsos.telemetry.metrics.Metrics;
import io.dawsos.telemetry.metrics.ServerMetrics;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.dawsos.telemetry.privacy.Pseudonyms;
import io.dawsos.telemetry.trace.Tracing;
import io.dawsos.telemetry.trace.TracingSettings;
import io.dropwizard.core.setup.Environment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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

  private final Optional<Tracing> tracing;
  private final Metrics metrics;
  private final CommandMetrics ofCommand;

  private Telemetry(Optional<Tracing> tracing, Metrics metrics) {
    this.tracing = tracing;
    this.metrics = metrics;
    this.ofCommand = new CommandMetrics(metrics);
  }

  /**
   * Starts what is switched on.
   *
   * @param isServer whether this process serves rather than carries out a command
   * @param variables the environment variables of the process
   * @param dropwizard the metrics of Dropwizard, which are shown among the others
   */
  public static Telemetry start(
      TelemetryConfiguration configuration,
      boolean isServer,
      Map<String, String> variables,
      MetricRegistry dropwizard) {
    Metrics metrics =
        new Metrics(configuration.metrics().onlyIf(configuration.enabled()), dropwizard);
    if (!configuration.enabled()) {
      return new Telemetry(Optional.empty(), metrics);
    }
    PiiFilter filter = new PiiFilter(new Pseudonyms(configuration.hashKey()));
    TracingSettings settings =
        new TracingSettings(
            configuration.traces(),
            isServer ? configuration.serviceName() : PACK_BUILDER,
            configuration.environment(),
            version(),
            configuration.debug(),
            !isServer);
    return new Telemetry(Tracing.start(settings, filter, variables), metrics);
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
    return Observers.all(all);
  }

  /** Watches the requests to a server; has to come after every handler of its application. */
  public void install(Environment environment, Services services) {
    tracing.ifPresent(each -> each.install(environment.jersey()));
    new ServerMetrics(metrics, services, environment).install();
  }

  /**
   * Hands on what a command measured.
   *
   * @param command its words
   * @param file where to, besides what is configured; null for nowhere
   * @param exitCode how it ended
   * @param now when it ended
   */
  public void measured(String command, @Nullable Path file, int exitCode, Instant now) {
    ofCommand.handOn(command, file, exitCode, now);
  }

  @Override
  public void close() {
    tracing.ifPresent(Tracing::close);
  }
}
