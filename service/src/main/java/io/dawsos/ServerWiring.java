package io.dawsos;

import io.dawsos.api.AuditResource;
import io.dawsos.api.BodyLimitFilter;
import io.dawsos.api.CapabilitiesResource;
import io.dawsos.api.ClientOutput;
import io.dawsos.api.DepartedClients;
import io.dawsos.api.ExecuteResource;
import io.dawsos.api.ExecutionsResource;
import io.dawsos.api.HealthChecks;
import io.dawsos.api.HealthResource;
import io.dawsos.api.OpenApiResource;
import io.dawsos.api.PacksResource;
import io.dawsos.api.PatternsResource;
import io.dawsos.api.PortfoliosResource;
import io.dawsos.api.ProblemErrorHandler;
import io.dawsos.api.ProblemMapper;
import io.dawsos.api.RequestIds;
import io.dawsos.api.RequestParameters;
import io.dawsos.api.SchemasResource;
import io.dawsos.api.UnreadBody;
import io.dawsos.database.StatementThread;
import io.dawsos.executor.BoundedRunner;
import io.dawsos.executor.ExecutorConfiguration;
import io.dawsos.executor.JsonFormat;
import io.dawsos.executor.PackSelector;
import io.dawsos.job.ExecutionServices;
import io.dawsos.job.Nightly;
import io.dawsos.job.Services;
import io.dawsos.job.store.Stores;
import io.dawsos.ledger.ServedLedger;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;

/** Puts the server together. */
final class ServerWiring {
  private final Services services;
  private final DawsosConfiguration configuration;
  private final Environment environment;

  ServerWiring(Services services, DawsosConfiguration configuration, Environment environment) {
    this.services = services;
    this.configuration = configuration;
    this.environment = environment;
  }

  void install() {
    // Managed first, so stopped last: requests end before the database under them does.
    environment.lifecycle().manage(new AutoCloseableManager(services));
    environment.lifecycle().addServerLifecycleListener(server -> services.leaveToLifecycle());
    JsonFormat.configure(environment.getObjectMapper());
    services.servedLedgers().forEach(ServedLedger::current);
    services.followChanges();
    Stores shown = services.serviceStores();
    ExecutionServices execution = services.execution();
    PackSelector selector = execution.selector();
    ExecutorConfiguration executor = configuration.executor();

    environment.jersey().getResourceConfig().addProperties(ClientOutput.SETTINGS);
    installErrors();
    new AccessWiring(services, configuration, environment).install();
    BoundedRunner runner = runner(executor);
    environment
        .jersey()
        .register(
            new ExecuteResource(
                execution.service(),
                runner,
                executor.timeout().toJavaDuration(),
                environment.getObjectMapper()));
    environment
        .jersey()
        .register(
            new ExecutionsResource(
                shown.executions(),
                execution::replay,
                runner,
                executor.timeout().toJavaDuration(),
                environment.getObjectMapper()));
    environment.jersey().register(new CapabilitiesResource(execution.runtime()));
    environment.jersey().register(new PatternsResource(execution.patterns()));
    environment.jersey().register(new SchemasResource());
    environment.jersey().register(new PacksResource(shown.packs()));
    environment.jersey().register(new PortfoliosResource(shown.portfolios()));
    environment.jersey().register(new AuditResource(shown.audit()));
    environment.jersey().register(new HealthResource(selector));
    environment.jersey().register(new OpenApiResource());
    environment
        .healthChecks()
        .register("database", HealthChecks.database(services.database().serviceJdbi()));
    environment.healthChecks().register("ledger", HealthChecks.ledgers(services.ledgers()));
    environment.healthChecks().register("pack", HealthChecks.pack(selector));
    environment.healthChecks().register("patterns", HealthChecks.patterns(execution.patterns()));
    environment.lifecycle().manage(new LedgerWatch(services.servedLedgers()));
    environment
        .lifecycle()
        .manage(new PatternWatch(execution.patterns(), execution.patternPollInterval()));
    if (services.jobs().nightly().isScheduled()) {
      environment.lifecycle().manage(Nightly.schedule(services));
    }
  }

  private void installErrors() {
    if (configuration.getServerFactory() instanceof AbstractServerFactory server) {
      // Dropwizard's own mappers answer in another format.
      server.setRegisterDefaultExceptionMappers(false);
    }
    environment.jersey().register(ProblemMapper.class);
    environment.getApplicationContext().setErrorHandler(new ProblemErrorHandler());
    environment
        .lifecycle()
        .addServerLifecycleListener(server -> server.setErrorHandler(new ProblemErrorHandler()));
    environment.jersey().register(new RequestParameters.Binder());
    environment.jersey().register(UnreadBody.class);
    environment.jersey().register(new DepartedClients());
    environment.jersey().register(new RequestIds.Filter());
    environment.jersey().register(new BodyLimitFilter(configuration.api().maxRequestSize()));
  }

  private BoundedRunner runner(ExecutorConfiguration executor) {
    ExecutorService pool =
        environment
            .lifecycle()
            .executorService("execute-%d")
            .minThreads(executor.threads())
            .maxThreads(executor.threads())
            .workQueue(new ArrayBlockingQueue<>(executor.queue()))
            .threadFactory(StatementThread.factory("execute"))
            .build();
    return new BoundedRunner(services.observers().executions().carrying(pool));
  }
}
