package io.dawsos.telemetry.metrics;

import io.dawsos.executor.AgentRuntime;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternLibrary;
import io.dawsos.job.Services;
import io.dawsos.telemetry.http.FollowedRequests.Follower;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import jakarta.servlet.http.HttpServlet;
import java.util.Optional;
import java.util.Set;

/** Attaches the metrics to a server, and serves them. */
public final class ServerMetrics {
  private static final String PATH = "/metrics";

  /** Paths of the application port that are no resources of it. */
  public static final Set<String> PAGES = Set.of(PATH);

  private static final String SERVLET = "prometheus";

  private final Metrics metrics;
  private final Services services;
  private final Environment environment;

  /** Metrics of a server of these services, which report to the same {@code metrics}. */
  public ServerMetrics(Metrics metrics, Services services, Environment environment) {
    this.metrics = metrics;
    this.services = services;
    this.environment = environment;
  }

  /** Attaches them; returns what measures the requests, empty where nothing is measured. */
  public Optional<Follower> install() {
    Metrics.Work work = metrics.work();
    if (work == null) {
      // Dropwizard would answer here, with metrics of its own.
      serve(new NotFoundServlet());
      return Optional.empty();
    }
    PatternLibrary patterns = services.execution().patterns();
    work.patterns().are(patterns::has);
    Instruments instruments = work.instruments();
    showBreakers(instruments, services.execution().runtime());
    HostMetrics.register(instruments, services.dataFolder());
    instruments.registry().register(new DropwizardMetricsCollector(metrics.dropwizard()));
    ExecuteMetrics executions = new ExecuteMetrics(instruments, work.patterns());
    StoredFacts facts =
        new StoredFacts(
            services,
            work,
            metrics.configuration().refreshInterval().toJavaDuration(),
            () -> prepare(work, executions));
    environment.lifecycle().manage(facts);
    serve(new PrometheusMetricsServlet(instruments.registry()));
    return Optional.of(http(instruments, executions));
  }

  private Follower http(Instruments instruments, ExecuteMetrics executions) {
    RouteMetrics routes = new RouteMetrics(instruments, metrics.configuration().environment());
    environment.jersey().register(new RequestEvents(routes));
    return new HttpMetrics(
        instruments, routes, executions, PAGES, metrics.configuration().aliases());
  }

  private static void showBreakers(Instruments instruments, AgentRuntime runtime) {
    instruments.gauge(
        MetricNames.BREAKER_STATE,
        "Circuit breaker of an agent: 0 closed, 1 open, 2 half open",
        callback ->
            runtime
                .agents()
                .forEach(agent -> callback.call(agent.breaker().number(), agent.agent())),
        MetricNames.AGENT_NAME);
  }

  private void prepare(Metrics.Work work, ExecuteMetrics executions) {
    var patterns = services.execution().patterns().list();
    work.executions().prepare(services.execution().runtime().descriptions(), patterns);
    executions.prepare(patterns.stream().map(Pattern::id).toList());
  }

  private void serve(HttpServlet servlet) {
    environment.admin().addServlet(SERVLET, servlet).addMapping(PATH);
    if (metrics.configuration().applicationPort()) {
      environment.servlets().addServlet(SERVLET, servlet).addMapping(PATH);
    }
  }
}
