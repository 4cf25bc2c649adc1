package io.dawsos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.executor.Agent;
import io.dawsos.executor.JsonFormat;
import io.dawsos.job.ServiceConfiguration;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.FailureReport;
import io.dawsos.job.cli.SingleCommand;
import io.dawsos.job.cli.access.AccessCommands;
import io.dawsos.job.cli.execution.ExecutionCommands;
import io.dawsos.job.cli.execution.ReplayCommand;
import io.dawsos.job.cli.job.JobCommands;
import io.dawsos.job.cli.ledger.LedgerCommands;
import io.dawsos.job.cli.market.MarketCommands;
import io.dawsos.job.cli.pack.PackCommands;
import io.dawsos.job.cli.pattern.PatternCommands;
import io.dawsos.telemetry.Telemetry;
import io.dawsos.telemetry.TelemetryConfiguration;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import org.jspecify.annotations.Nullable;

/** The application: wiring only. */
public final class DawsosApplication extends Application<DawsosConfiguration>
    implements CommandContext {
  private final InstantSource clock = InstantSource.system();
  private final ObjectMapper json = JsonFormat.mapper();
  private final List<Agent> moreAgents;
  private ExitCode exitCode = ExitCode.DONE;
  private volatile boolean interrupted;
  private @Nullable Bootstrap<DawsosConfiguration> bootstrap;
  private @Nullable Services prepared;
  private @Nullable Telemetry telemetry;

  /** The application. */
  public DawsosApplication() {
    this(List.of());
  }

  /** The application with agents beside its own. */
  DawsosApplication(List<Agent> moreAgents) {
    this.moreAgents = moreAgents;
  }

  /** Runs the command line and returns its exit code. */
  static ExitCode execute(String[] arguments) throws Exception {
    DawsosApplication application = new DawsosApplication();
    application.run(arguments);
    return application.exitCode;
  }

  @Override
  public String getName() {
    return "dawsos";
  }

  @Override
  protected void addDefaultCommands(Bootstrap<DawsosConfiguration> bootstrap) {
    bootstrap.addCommand(new StartCommand(this));
    bootstrap.addCommand(new DemoCommand(this));
    bootstrap.addCommand(new DatabaseCommand(this));
    bootstrap.addCommand(PackCommands.group(this));
    bootstrap.addCommand(LedgerCommands.group(this));
    bootstrap.addCommand(JobCommands.group(this));
    bootstrap.addCommand(PatternCommands.group(this));
    bootstrap.addCommand(ExecutionCommands.group(this));
    bootstrap.addCommand(new SingleCommand(new ReplayCommand(), this));
    MarketCommands.groups(this).forEach(bootstrap::addCommand);
    AccessCommands.groups(this).forEach(bootstrap::addCommand);
  }

  @Override
  public void initialize(Bootstrap<DawsosConfiguration> bootstrap) {
    this.bootstrap = bootstrap;
    bootstrap.setConfigurationSourceProvider(
        new SubstitutingSourceProvider(
            new FileConfigurationSourceProvider(),
            new EnvironmentVariableSubstitutor(false, true)));
  }

  /** Serves from services that a command opened, rather than from those of the configuration. */
  void prepare(Services services) {
    prepared = services;
  }

  /** The services of a server or of the demo: the owner of a private database. */
  Services own(ServiceConfiguration configuration, TelemetryConfiguration watched) {
    return services(configuration, watched, false);
  }

  private Services services(
      ServiceConfiguration configuration, TelemetryConfiguration watched, boolean share) {
    Telemetry started =
        Telemetry.start(watched, !share, clock, System.getenv(), bootstrap().getMetricRegistry());
    telemetry = started;
    Services services =
        new Services(
            configuration,
            share,
            bootstrap().getMetricRegistry(),
            clock,
            moreAgents,
            started.observers());
    services.closeLast(started::close);
    closeAtExit(services);
    return services;
  }

  @Override
  public void run(DawsosConfiguration configuration, Environment environment) {
    Services services =
        prepared == null ? own(configuration.services(), configuration.telemetry()) : prepared;
    new ServerWiring(services, configuration, environment).install();
    if (telemetry != null) {
      telemetry.install(environment, services);
    }
  }

  @Override
  public Services open(Path configurationFile, boolean verbose) throws Exception {
    Bootstrap<DawsosConfiguration> ready = bootstrap();
    DawsosConfiguration configuration =
        ready
            .getConfigurationFactoryFactory()
            .create(
                DawsosConfiguration.class,
                ready.getValidatorFactory().getValidator(),
                ready.getObjectMapper(),
                "dw")
            .build(ready.getConfigurationSourceProvider(), configurationFile.toString());
    CommandLogging.configure(configuration, ready.getMetricRegistry(), verbose);
    return services(configuration.services(), configuration.telemetry(), true);
  }

  /** Closes the services when the process is told to end, unless a server's life cycle does. */
  private void closeAtExit(Services services) {
    Thread closing =
        new Thread(
            () -> {
              if (!services.isLeftToLifecycle()) {
                interrupted = true;
                services.close();
              }
            },
            "close-services");
    Runtime.getRuntime().addShutdownHook(closing);
  }

  private Bootstrap<DawsosConfiguration> bootstrap() {
    if (bootstrap == null) {
      throw new IllegalStateException("the application is not initialised");
    }
    return bootstrap;
  }

  @Override
  protected void onFatalError(Throwable failure) {
    if (failure instanceof ArgumentParserException) {
      exitCode = ExitCode.USAGE;
    } else if (exitCode == ExitCode.DONE) {
      exitCode = ExitCode.FAILED;
    }
  }

  @Override
  public void measured(String command, @Nullable Path metricsFile, ExitCode code) {
    if (telemetry != null) {
      telemetry.measured(command, metricsFile, code.status());
    }
  }

  @Override
  public void exitWith(ExitCode code) {
    exitCode = code;
  }

  @Override
  public void fail(Throwable failure) {
    if (interrupted) {
      // The closing of the database under the work is what failed, not the work.
      System.err.println("dawsos: interrupted; nothing half-done was kept");
      exitCode = ExitCode.FAILED;
    } else {
      exitCode = FailureReport.print(failure, System.err);
    }
  }

  @Override
  public PrintStream out() {
    return System.out;
  }

  @Override
  public PrintStream err() {
    return System.err;
  }

  @Override
  public ObjectMapper json() {
    return json;
  }
}
