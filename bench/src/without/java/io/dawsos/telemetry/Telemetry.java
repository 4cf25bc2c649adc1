package io.dawsos.telemetry;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.job.Observers;
import io.dawsos.job.Services;
import io.dropwizard.core.setup.Environment;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a build without telemetry would have in its place: it stands before the jar in the class
 * path, so that everything switched off can be compared with nothing to switch off.
 */
public final class Telemetry implements AutoCloseable {
  private Telemetry() {}

  /** Starts nothing. */
  public static Telemetry start(
      TelemetryConfiguration configuration,
      boolean isServer,
      InstantSource clock,
      Map<String, String> variables,
      MetricRegistry dropwizard) {
    return new Telemetry();
  }

  /** Nobody. */
  public Observers observers() {
    return Observers.NONE;
  }

  /** Watches nothing. */
  public void install(Environment environment, Services services) {}

  /** Hands nothing on. */
  public void measured(String command, @Nullable Path file, int exitCode) {}

  @Override
  public void close() {}
}
