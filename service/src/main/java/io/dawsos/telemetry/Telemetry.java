package io.dawsos.telemetry;

import io.dawsos.job.Observers;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.dawsos.telemetry.privacy.Pseudonyms;
import io.dawsos.telemetry.trace.Tracing;
import io.dawsos.telemetry.trace.TracingSettings;
import io.dropwizard.core.setup.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All telemetry of a process, as far as it is switched on; what is not is not even made. Closing
 * brings away what is there, within a few seconds.
 */
public final class Telemetry implements AutoCloseable {
  /** The name of what builds packs, in traces. */
  private static final String PACK_BUILDER = "dawsos_pack_builder";

  private final Optional<Tracing> tracing;

  private Telemetry(Optional<Tracing> tracing) {
    this.tracing = tracing;
  }

  /**
   * Starts what is switched on.
   *
   * @param isServer whether this process serves rather than carries out a command
   * @param variables the environment variables of the process
   */
  public static Telemetry start(
      TelemetryConfiguration configuration, boolean isServer, Map<String, String> variables) {
    if (!configuration.enabled()) {
      return new Telemetry(Optional.empty());
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
    return new Telemetry(Tracing.start(settings, filter, variables));
  }

  private static String version() {
    String version = Telemetry.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Watches the work of services. */
  public Observers observers() {
    List<Observers> all = new ArrayList<>();
    tracing.map(Tracing::observers).ifPresent(all::add);
    return all.isEmpty() ? Observers.NONE : Observers.all(all);
  }

  /** Watches the requests to a server. */
  public void install(Environment environment) {
    tracing.ifPresent(each -> each.install(environment.jersey()));
  }

  @Override
  public void close() {
    tracing.ifPresent(Tracing::close);
  }
}
