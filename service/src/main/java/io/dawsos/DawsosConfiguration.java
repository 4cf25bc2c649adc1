package io.dawsos;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.access.proxy.TrustedProxies;
import io.dawsos.database.DatabaseConfiguration;
import io.dawsos.executor.ExecutorConfiguration;
import io.dawsos.job.ExecutionsConfiguration;
import io.dawsos.job.LedgerConfiguration;
import io.dawsos.job.LedgersConfiguration;
import io.dawsos.job.PackConfiguration;
import io.dawsos.job.PatternsConfiguration;
import io.dawsos.job.ProvidersConfiguration;
import io.dawsos.job.ServiceConfiguration;
import io.dawsos.schedule.JobsConfiguration;
import io.dawsos.telemetry.TelemetryConfiguration;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;

/**
 * The configuration file. Our own keys are snake_case, those of Dropwizard's {@code server} and
 * {@code logging} sections camelCase; {@code config.yml} names and explains every one.
 */
public final class DawsosConfiguration extends Configuration {
  @JsonProperty("data_dir")
  @NotNull
  private Path dataDir = Path.of("data");

  @JsonProperty("database")
  @Valid
  @NotNull
  private DatabaseConfiguration database = DatabaseConfiguration.defaults();

  @JsonProperty("ledger")
  @Valid
  @NotNull
  private LedgerConfiguration ledger = LedgerConfiguration.defaults();

  @JsonProperty("ledgers")
  @Valid
  @NotNull
  private LedgersConfiguration ledgers = LedgersConfiguration.none();

  @JsonProperty("packs")
  @Valid
  @NotNull
  private PackConfiguration packs = new PackConfiguration();

  @JsonProperty("providers")
  @Valid
  @NotNull
  private ProvidersConfiguration providers = new ProvidersConfiguration();

  @JsonProperty("jobs")
  @Valid
  @NotNull
  private JobsConfiguration jobs = JobsConfiguration.defaults();

  @JsonProperty("patterns")
  @Valid
  @NotNull
  private PatternsConfiguration patterns = PatternsConfiguration.defaults();

  @JsonProperty("executions")
  @Valid
  @NotNull
  private ExecutionsConfiguration executions = ExecutionsConfiguration.defaults();

  @JsonProperty("executor")
  @Valid
  @NotNull
  private ExecutorConfiguration executor = ExecutorConfiguration.defaults();

  @JsonProperty("access")
  @Valid
  @NotNull
  private AccessConfiguration access = AccessConfiguration.of(null, null);

  @JsonProperty("limits")
  @Valid
  @NotNull
  private LimitsConfiguration limits = LimitsConfiguration.of(null, null, null, null);

  @JsonProperty("api")
  @Valid
  @NotNull
  private ApiConfiguration api = ApiConfiguration.of(null, null);

  @JsonProperty("telemetry")
  @Valid
  @NotNull
  private TelemetryConfiguration telemetry = TelemetryConfiguration.defaults();

  /** What the services need. */
  public ServiceConfiguration services() {
    return new ServiceConfiguration(
        dataDir,
        database,
        ledgers.with(ledger),
        packs,
        providers,
        jobs,
        patterns,
        executions,
        executor);
  }

  /**
   * What the services of the demo need: everything in a folder of its own, a private database even
   * where another is configured, packs that do not go stale, as the sample ends in the past, no job
   * by itself, and no folder of patterns but its own.
   */
  public ServiceConfiguration demoServices() {
    return new ServiceConfiguration(
        dataDir.resolve("demo"),
        database.privately(),
        LedgersConfiguration.none().with(LedgerConfiguration.defaults()),
        packs.forSample(),
        providers,
        jobs.unscheduled(),
        PatternsConfiguration.defaults(),
        executions,
        executor);
  }

  /** Believes whoever asks from this machine who they are, and nobody else: for the demo. */
  void trustLoopback() {
    access = access.trusting(TrustedProxies.LOOPBACK);
  }

  /** The {@code access} section. */
  public AccessConfiguration access() {
    return access;
  }

  /** The {@code limits} section. */
  public LimitsConfiguration limits() {
    return limits;
  }

  /** The {@code executor} section. */
  public ExecutorConfiguration executor() {
    return executor;
  }

  /** The {@code telemetry} section. */
  public TelemetryConfiguration telemetry() {
    return telemetry;
  }

  /** The {@code api} section. */
  public ApiConfiguration api() {
    return api;
  }
}
