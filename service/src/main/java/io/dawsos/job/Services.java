package io.dawsos.job;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.database.ChangeFeed;
import io.dawsos.database.Database;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.Agent;
import io.dawsos.job.store.Stores;
import io.dawsos.ledger.LedgerLocation;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerObserver;
import io.dawsos.ledger.LedgerRepository;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.Ledgers;
import io.dawsos.ledger.ServedLedger;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.money.BusinessCalendar;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FreshnessRule;
import io.dawsos.schedule.JobsConfiguration;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts that commands and the server share, each made when it is first asked for, so that a
 * command on the ledger alone starts no database. Thread-safe; closing closes what was made.
 */
public final class Services implements AutoCloseable {
  private final ServiceConfiguration configuration;
  private final boolean share;
  private final MetricRegistry metrics;
  private final InstantSource clock;
  private ChangeFeed changes = ChangeFeed.none();
  private final Observers observers;
  private final ExecutionServices execution;
  private @Nullable Database database;
  private @Nullable OpenLedgers ledgers;
  private @Nullable Stores stores;
  private @Nullable Stores serviceStores;
  private @Nullable Providers providers;
  private boolean leftToLifecycle;
  private Runnable last = () -> {};

  /**
   * The services of a configuration.
   *
   * @param share whether a private database that another process owns is used rather than refused
   * @param moreAgents agents beside the service's own
   * @param observers who watches the work
   */
  public Services(
      ServiceConfiguration configuration,
      boolean share,
      MetricRegistry metrics,
      InstantSource clock,
      List<Agent> moreAgents,
      Observers observers) {
    this.configuration = configuration;
    this.share = share;
    this.metrics = metrics;
    this.clock = clock;
    this.observers = observers;
    this.execution = new ExecutionServices(configuration, this, moreAgents);
  }

  /** The open database, whether migrated or not. */
  public synchronized Database database() {
    Database open = database;
    if (open == null) {
      open =
          Database.open(
              configuration.database(),
              configuration.dataFolder(),
              share,
              metrics,
              observers.statements());
      database = open;
    }
    return open;
  }

  /**
   * What is kept in the database, as commands and jobs see it: all of it. Throws
   * DATABASE_NOT_MIGRATED before the migrations.
   */
  public synchronized Stores stores() {
    Stores open = stores;
    if (open == null) {
      open = Stores.of(database().requireMigrated().jdbi(), clock, ChangeFeed.none());
      stores = open;
    }
    return open;
  }

  /**
   * Keeps in memory what requests ask of the database over and over, until it changes. For servers;
   * has to come before what it is for.
   */
  public synchronized void followChanges() {
    if (serviceStores != null) {
      throw new IllegalStateException("requests are served already");
    }
    changes = ChangeFeed.of(database());
  }

  /**
   * What is kept in the database, as requests see it: what the user may see for whom they ask, and
   * nothing that only commands change. Throws DATABASE_NOT_MIGRATED before the migrations.
   */
  public synchronized Stores serviceStores() {
    Stores open = serviceStores;
    if (open == null) {
      open = Stores.of(database().requireMigrated().serviceJdbi(), clock, changes);
      serviceStores = open;
    }
    return open;
  }

  private synchronized OpenLedgers openLedgers() {
    OpenLedgers open = ledgers;
    if (open == null) {
      // A command says by itself what is wrong, first on standard error.
      LedgerObserver observer =
          share
              ? observers.ledgers()
              : new LedgerObservers(List.of(new LedgerLog(), observers.ledgers()));
      open = new OpenLedgers(configuration.ledgers(), configuration.dataFolder(), observer);
      ledgers = open;
    }
    return open;
  }

  /** The ledgers that are read; nothing is before one is asked for. */
  public List<ServedLedger> servedLedgers() {
    return openLedgers().served();
  }

  /** The ledgers by their names, and those joined of them. */
  public Ledgers ledgers() {
    return openLedgers().all();
  }

  /** The default ledger. */
  public LedgerRepository ledger() {
    return ledgers().get(LedgerName.DEFAULT);
  }

  /** The ledgers that one is made of: its parts, or itself where it is not joined. */
  public List<LedgerName> ledgerParts(LedgerName name) {
    return configuration.ledgers().parts(name);
  }

  /** Where a ledger is; throws LEDGER_UNKNOWN, and ARGUMENT_INVALID where it is joined. */
  public LedgerLocation ledgerLocation(LedgerName name) {
    return configuration.ledgers().get(name).location(configuration.dataFolder());
  }

  /** The rules that a ledger is read by; throws as {@link #ledgerLocation} does. */
  public LedgerRules ledgerRules(LedgerName name) {
    return configuration.ledgers().get(name).rules();
  }

  /** The {@code jobs} section. */
  public JobsConfiguration jobs() {
    return configuration.jobs();
  }

  /** Who watches the work of these services. */
  public Observers observers() {
    return observers;
  }

  /** Tells now. */
  public InstantSource clock() {
    return clock;
  }

  /** The base currency of the pricing policy. */
  public CurrencyCode baseCurrency() {
    return configuration.packs().baseCurrency();
  }

  /** Share of the needed prices from which a pack may be marked fresh. */
  public BigDecimal completeness() {
    return configuration.packs().completeness();
  }

  /** The business days of the pricing policy. */
  public BusinessCalendar calendar() {
    return configuration.packs().calendar();
  }

  /** The rule by which packs go stale; knows today's business date. */
  public FreshnessRule freshness() {
    return configuration.packs().freshness(clock);
  }

  /**
   * The price sources.
   *
   * @param given names of sources, CSV files and folders; empty for the configured ones
   */
  public PriceSources priceSources(List<String> given) {
    return new PriceSources(configuration.packs(), given, this);
  }

  /**
   * Refuses a date whose prices are not fixed yet; what is sealed early would lack them for ever.
   */
  public void requireFixed(LocalDate date) {
    Instant fixing = configuration.packs().fixing(date);
    if (clock.instant().isBefore(fixing)) {
      throw new DawsosException(
          ErrorCode.DATE_IN_FUTURE,
          "the prices of %s are fixed at %s only".formatted(date, fixing),
          "build it after that, or change packs.fixing_time and packs.fixing_zone");
    }
  }

  /** The folder in which files are kept that the configuration does not put elsewhere. */
  public Path dataFolder() {
    return configuration.dataFolder();
  }

  /** Whether there is a default ledger to read. */
  public boolean hasLedger() {
    return hasLedger(LedgerName.DEFAULT);
  }

  private boolean hasLedger(LedgerName name) {
    return ledgerLocation(name).exists();
  }

  /** The current versions of the ledgers that are read, by their names; those that there are. */
  public Map<LedgerName, LedgerSnapshot> currentLedgers() {
    return servedLedgers().stream()
        .filter(ledger -> hasLedger(ledger.name()))
        .collect(Collectors.toMap(LedgerRepository::name, LedgerRepository::current));
  }

  /**
   * A job that builds packs of the ledger, the portfolios and the symbols of now.
   *
   * @param given names of sources, CSV files and folders; empty for the configured ones
   * @param all whether every price that the sources know is put into a pack
   * @throws DawsosException LEDGER_INVALID when the ledger has errors
   */
  public PackJob packJob(List<String> given, boolean all) {
    PackConfiguration configured = configuration.packs();
    PriceSources sources = priceSources(given);
    PackNeeds needs =
        PackNeeds.of(
            currentLedgers(),
            configuration.ledgers()::parts,
            stores().portfolios().list(),
            configured.watch(),
            all || configured.scope() == PackConfiguration.Scope.ALL);
    return new PackJob(
        configured.toPolicy(sources.order()), sources.open(), needs, stores(), observers.packs());
  }

  /** The providers of market data. */
  public synchronized Providers providers() {
    Providers open = providers;
    if (open == null) {
      open = new Providers(configuration.providers(), clock, observers.exchanges());
      providers = open;
    }
    return open;
  }

  /** A job that brings in corporate actions. */
  public ActionJob actionJob() {
    PackConfiguration configured = configuration.packs();
    return new ActionJob(
        stores().actions(),
        date -> configured.calendar().minusBusinessDays(date, configured.maxCarryDays()));
  }

  /** What is told where the database changes while requests are served. */
  synchronized ChangeFeed changes() {
    return changes;
  }

  /** What describes patterns, executes them and computes executions again. */
  public ExecutionServices execution() {
    return execution;
  }

  /** Does something when these services are closed, after they are. */
  public synchronized void closeLast(Runnable closing) {
    last = closing;
  }

  /** Notes that a server's life cycle closes these services, so that nothing else does. */
  public synchronized void leaveToLifecycle() {
    leftToLifecycle = true;
  }

  /** Whether a server's life cycle closes these services. */
  public synchronized boolean isLeftToLifecycle() {
    return leftToLifecycle;
  }

  @Override
  public void close() {
    execution.close();
    closeSources();
    last.run();
  }

  private synchronized void closeSources() {
    changes.close();
    if (ledgers != null) {
      ledgers.close();
    }
    if (database != null) {
      database.close();
    }
  }
}
