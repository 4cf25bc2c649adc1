package io.dawsos;

import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.PortfolioStore;
import io.dawsos.api.ApiKeyAuthentication;
import io.dawsos.api.BodyLimitFilter;
import io.dawsos.api.ExecuteResource;
import io.dawsos.api.HealthChecks;
import io.dawsos.api.HealthResource;
import io.dawsos.api.OpenApiResource;
import io.dawsos.api.PacksResource;
import io.dawsos.api.PatternsResource;
import io.dawsos.api.PortfoliosResource;
import io.dawsos.api.ProblemErrorHandler;
import io.dawsos.api.ProblemMapper;
import io.dawsos.api.RequestIds;
import io.dawsos.executor.BoundedRunner;
import io.dawsos.executor.JsonFormat;
import io.dawsos.executor.PackSelector;
import io.dawsos.job.Nightly;
import io.dawsos.job.Services;
import io.dawsos.job.Services.Executions;
import io.dawsos.ledger.FolderLedgerRepository;
import io.dawsos.pack.store.PackStore;
import io.dawsos.schedule.JobStepListener;
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
    FolderLedgerRepository ledger = services.ledger();
    ledger.current();
    PackStore packs = services.stores().packs();
    PortfolioStore portfolios = services.stores().portfolios();
    PackSelector selector = services.selector();
    Executions executions = services.executions();

    installErrors();
    ApiKeyStore keys = services.stores().apiKeys();
    ApiKeyAuthentication.install(environment.jersey(), keys);
    environment.jersey().register(new ExecuteResource(executions.service(), runner()));
    environment.jersey().register(new PatternsResource(executions.patterns()));
    environment.jersey().register(new PacksResource(packs));
    environment.jersey().register(new PortfoliosResource(portfolios));
    environment.jersey().register(new HealthResource(selector));
    environment.jersey().register(new OpenApiResource());
    environment
        .healthChecks()
        .register("database", HealthChecks.database(services.database().jdbi()));
    environment.healthChecks().register("ledger", HealthChecks.ledger(ledger));
    environment.healthChecks().register("pack", HealthChecks.pack(selector));
    if (services.jobs().nightly().isScheduled()) {
      environment.lifecycle().manage(Nightly.schedule(services, JobStepListener.NONE));
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
    environment.jersey().register(new RequestIds.Filter());
    environment.jersey().register(new BodyLimitFilter(configuration.api().maxRequestSize()));
  }

  private BoundedRunner runner() {
    ExecutorConfiguration limits = configuration.executor();
    ExecutorService pool =
        environment
            .lifecycle()
            .executorService("execute-%d")
            .minThreads(limits.threads())
            .maxThreads(limits.threads())
            .workQueue(new ArrayBlockingQueue<>(limits.queue()))
            .build();
    return new BoundedRunner(pool, limits.timeout().toJavaDuration());
  }
}
