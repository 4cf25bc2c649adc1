package io.dawsos.job;

import io.dawsos.agents.AttributionAnalyst;
import io.dawsos.agents.CorporateActionAnalyst;
import io.dawsos.agents.FinancialAnalyst;
import io.dawsos.agents.HoldingAnalyst;
import io.dawsos.agents.LossAnalyst;
import io.dawsos.agents.LotAnalyst;
import io.dawsos.agents.PerformanceAnalyst;
import io.dawsos.agents.PortfolioLots;
import io.dawsos.agents.PortfolioSeries;
import io.dawsos.agents.RiskAnalyst;
import io.dawsos.agents.TaxAnalyst;
import io.dawsos.database.StatementThread;
import io.dawsos.error.DawsosException;
import io.dawsos.executor.Agent;
import io.dawsos.executor.AgentRuntime;
import io.dawsos.executor.CanonicalJson;
import io.dawsos.executor.CapabilityCatalog;
import io.dawsos.executor.ExecutionService;
import io.dawsos.executor.JsonFormat;
import io.dawsos.executor.Orchestrator;
import io.dawsos.executor.PackSelector;
import io.dawsos.executor.Replay;
import io.dawsos.executor.RuntimeLimits;
import io.dawsos.executor.pattern.PatternLibrary;
import io.dawsos.executor.pattern.PatternReader;
import io.dawsos.executor.store.ExecutionStore;
import io.dawsos.executor.store.ExecutionWriter;
import io.dawsos.job.store.Stores;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.store.ActionStore;
import io.dawsos.pack.store.PackPast;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.store.StoredPackHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What describes patterns, executes them and computes executions again, each part made when it is
 * first asked for: describing opens no database. Thread-safe; closing closes what was made.
 */
public final class ExecutionServices implements AutoCloseable {
  /** How long an execution waits to be stored. */
  private static final Duration STORING_TIMEOUT = Duration.ofSeconds(5);

  /** Steps of one execution that run at the same time. */
  private static final int STEPS_AT_ONCE = 4;

  private final ServiceConfiguration configuration;
  private final Services services;
  private final List<Agent> moreAgents;
  private @Nullable AgentRuntime runtime;
  private @Nullable PatternReader patternReader;
  private @Nullable PatternLibrary patterns;
  private @Nullable PackSelector selector;
  private @Nullable ExecutionWriter writer;
  private @Nullable ExecutionService service;
  private @Nullable ExecutorService helpers;

  /**
   * Over other services.
   *
   * @param moreAgents agents beside the service's own
   */
  ExecutionServices(ServiceConfiguration configuration, Services services, List<Agent> moreAgents) {
    this.configuration = configuration;
    this.services = services;
    this.moreAgents = List.copyOf(moreAgents);
  }

  /** Picks packs for requests. */
  public synchronized PackSelector selector() {
    PackSelector open = selector;
    if (open == null) {
      open =
          new PackSelector(
              services.serviceStores().packs(), services.freshness(), services.changes());
      selector = open;
    }
    return open;
  }

  /** The door to the agents; describing what they offer opens no database. */
  public synchronized AgentRuntime runtime() {
    AgentRuntime open = runtime;
    if (open == null) {
      open =
          runtime(
              pack -> services.serviceStores().packs().content(pack),
              () -> services.serviceStores().past(),
              configuration.executor().limits());
      runtime = open;
    }
    return open;
  }

  private AgentRuntime runtime(
      Function<PackId, PricingPack> packs, Supplier<PackPast> past, RuntimeLimits limits) {
    List<Agent> agents = new ArrayList<>(moreAgents);
    agents.add(new FinancialAnalyst(packs, services.ledgers()));
    StoredPackHistory history = new StoredPackHistory(past, packs);
    PortfolioSeries series = new PortfolioSeries(packs, history, services.ledgers());
    agents.add(new PerformanceAnalyst(series));
    agents.add(new RiskAnalyst(series));
    agents.add(new LossAnalyst(series));
    agents.add(new AttributionAnalyst(series));
    PortfolioLots lots = new PortfolioLots(packs, history, services.ledgers());
    agents.add(new LotAnalyst(lots));
    agents.add(new HoldingAnalyst(lots, series));
    Supplier<ActionStore> actions = () -> services.serviceStores().actions();
    agents.add(new TaxAnalyst(lots, actions));
    agents.add(new CorporateActionAnalyst(lots, actions));
    return new AgentRuntime(
        agents, JsonFormat.mapper(), limits, services.clock(), services.observers().executions());
  }

  /**
   * The patterns, of which a user's own may have problems; opens no database.
   *
   * @throws DawsosException CONFIGURATION_INVALID where the configured folder does not exist
   */
  public synchronized PatternLibrary patterns() {
    PatternLibrary open = patterns;
    if (open == null) {
      open =
          PatternLibrary.load(
              patternReader(), configuration.patterns().folder(configuration.dataFolder()));
      patterns = open;
    }
    return open;
  }

  /** How often a server looks for changes of the patterns. */
  public Duration patternPollInterval() {
    return configuration.patterns().pollInterval().toJavaDuration();
  }

  /** What reads patterns, as those of {@link #patterns} were; opens no database. */
  public synchronized PatternReader patternReader() {
    PatternReader open = patternReader;
    if (open == null) {
      open =
          new PatternReader(
              JsonFormat.mapper(), CanonicalJson::of, new CapabilityCatalog(runtime()));
      patternReader = open;
    }
    return open;
  }

  /**
   * What executes patterns, as requests do.
   *
   * @throws DawsosException PATTERN_INVALID where a file of patterns is bad
   */
  public synchronized ExecutionService service() {
    ExecutionService open = service;
    if (open == null) {
      PatternLibrary sound = patterns().requireSound();
      Stores shown = services.serviceStores();
      ExecutionWriter storing =
          new ExecutionWriter(services.database().serviceJdbi(), STORING_TIMEOUT);
      writer = storing;
      open =
          new ExecutionService(
              new ExecutionService.Parts(
                  sound,
                  runtime(),
                  selector(),
                  shown.packs(),
                  services.ledgers(),
                  orchestrator(runtime()),
                  storing,
                  shown.portfolios(),
                  Providers::licenceOfSource,
                  services.clock(),
                  services.observers().executions(),
                  configuration.executor().resultCacheSize().toBytes()));
      service = open;
    }
    return open;
  }

  /**
   * What computes executions again, from the database and the ledger rather than from memory.
   *
   * @param executions those that may be computed again
   */
  public Replay replay(ExecutionStore executions) {
    PackStore packs = new PackStore(services.database().serviceJdbi(), services.clock());
    AgentRuntime unremembering =
        runtime(
            packs::content,
            () -> new PackPast(services.database().serviceJdbi()),
            configuration.executor().limits().withoutMemo());
    return new Replay(
        executions,
        packs,
        services.ledgers(),
        patterns(),
        orchestrator(unremembering),
        JsonFormat.mapper(),
        unremembering);
  }

  private Orchestrator orchestrator(AgentRuntime runtime) {
    return new Orchestrator(
        runtime, helpers(), STEPS_AT_ONCE - 1, services.observers().executions());
  }

  /** Threads for steps beside those of the executions; where all are busy, none is waited for. */
  private synchronized ExecutorService helpers() {
    ExecutorService open = helpers;
    if (open == null) {
      open =
          services
              .observers()
              .executions()
              .carrying(
                  new ThreadPoolExecutor(
                      0,
                      Runtime.getRuntime().availableProcessors(),
                      10,
                      TimeUnit.SECONDS,
                      new SynchronousQueue<>(),
                      StatementThread.factory("step")));
      helpers = open;
    }
    return open;
  }

  /** The instant before which executions are given up; empty where they are kept for ever. */
  public Optional<Instant> executionsKeptSince() {
    return configuration.executions().keptSince(services.clock().instant());
  }

  @Override
  public synchronized void close() {
    if (writer != null) {
      writer.close();
    }
    if (runtime != null) {
      runtime.close();
    }
    if (helpers != null) {
      helpers.shutdownNow();
    }
  }
}
