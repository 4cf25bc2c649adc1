package io.dawsos.job;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.PortfolioStore;
import io.dawsos.database.Database;
import io.dawsos.ledger.FolderLedgerRepository;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.pack.FreshnessRule;
import io.dawsos.pack.PriceSource;
import io.dawsos.pack.PricingPolicy;
import io.dawsos.pack.store.PackStore;
import io.dawsos.provider.LedgerPrices;
import io.dawsos.provider.PriceFiles;
import io.dawsos.schedule.JobsConfiguration;
import io.dawsos.schedule.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts that commands and the server share, each made when it is first asked for, so that a
 * command on the ledger alone starts no database. Thread-safe; closing closes what was made.
 */
public final class Services implements AutoCloseable {
  private static final String LEDGER_SOURCE = "ledger";

  private final ServiceConfiguration configuration;
  private final boolean share;
  private final MetricRegistry metrics;
  private final InstantSource clock;
  private @Nullable Database database;
  private @Nullable FolderLedgerRepository ledger;
  private @Nullable PackStore packs;
  private boolean leftToLifecycle;

  /**
   * The services of a configuration.
   *
   * @param share whether a private database that another process owns is used rather than refused
   */
  public Services(
      ServiceConfiguration configuration,
      boolean share,
      MetricRegistry metrics,
      InstantSource clock) {
    this.configuration = configuration;
    this.share = share;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** The open database, whether migrated or not. */
  public synchronized Database database() {
    Database open = database;
    if (open == null) {
      open = Database.open(configuration.database(), configuration.dataFolder(), share, metrics);
      database = open;
    }
    return open;
  }

  /** The ledger. */
  public synchronized FolderLedgerRepository ledger() {
    FolderLedgerRepository open = ledger;
    if (open == null) {
      open = new FolderLedgerRepository(ledgerFile(), new LedgerLoader(), clock);
      ledger = open;
    }
    return open;
  }

  /** The main file of the ledger. */
  public Path ledgerFile() {
    return configuration.ledger().mainFile(configuration.dataFolder());
  }

  /** The stored packs. */
  public synchronized PackStore packs() {
    PackStore open = packs;
    if (open == null) {
      open = new PackStore(database().requireMigrated().jdbi(), clock);
      packs = open;
    }
    return open;
  }

  /** The stored portfolios. */
  public PortfolioStore portfolios() {
    return new PortfolioStore(database().requireMigrated().jdbi(), clock);
  }

  /** The stored API keys. */
  public ApiKeyStore apiKeys() {
    return new ApiKeyStore(database().requireMigrated().jdbi(), clock);
  }

  /** The records of jobs. */
  public RunStore runs() {
    return new RunStore(database().requireMigrated().jdbi(), clock);
  }

  /** The {@code jobs} section. */
  public JobsConfiguration jobs() {
    return configuration.jobs();
  }

  /** Tells now. */
  public InstantSource clock() {
    return clock;
  }

  /** The pricing policy. */
  public PricingPolicy policy() {
    return configuration.packs().toPolicy();
  }

  /** The rule by which packs go stale; knows today's business date. */
  public FreshnessRule freshness() {
    return configuration.packs().freshness(clock);
  }

  /**
   * Opens price sources.
   *
   * @param given {@code ledger}, or CSV files and folders; empty for the configured ones, and where
   *     those are empty too, for the data folder's {@code prices/} and then the ledger, where they
   *     exist
   */
  public List<PriceSource> priceSources(List<String> given) {
    List<String> names = given.isEmpty() ? configuration.packs().sources() : given;
    List<PriceSource> sources = new ArrayList<>();
    if (names.isEmpty()) {
      Path prices = configuration.dataFolder().resolve("prices");
      if (Files.isDirectory(prices)) {
        sources.add(PriceFiles.open(prices));
      }
      if (Files.exists(ledgerFile())) {
        sources.add(new LedgerPrices(ledger().current()));
      }
    }
    for (String name : names) {
      sources.add(
          name.equals(LEDGER_SOURCE)
              ? new LedgerPrices(ledger().current())
              : PriceFiles.open(Path.of(name)));
    }
    return sources;
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
  public synchronized void close() {
    if (database != null) {
      database.close();
    }
  }
}
