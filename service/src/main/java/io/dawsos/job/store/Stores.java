package io.dawsos.job.store;

import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.AuditLog;
import io.dawsos.access.PortfolioStore;
import io.dawsos.access.UserStore;
import io.dawsos.database.ChangeFeed;
import io.dawsos.executor.store.ExecutionStore;
import io.dawsos.pack.store.ActionStore;
import io.dawsos.pack.store.OverrideStore;
import io.dawsos.pack.store.PackPast;
import io.dawsos.pack.store.PackRetention;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.store.DailyValueStore;
import io.dawsos.provider.store.SymbolStore;
import io.dawsos.schedule.store.RunStore;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/**
 * What is kept in the database, as one of its roles sees it.
 *
 * @param packs the packs
 * @param past many packs at once
 * @param overrides prices that people proposed against the sources
 * @param actions splits and dividends, and the restatements that they call for
 * @param executions what was executed, and which results were computed from which pack
 * @param retention what gives up packs that nobody needs
 * @param symbols what providers call the ledger's commodities
 * @param users the users
 * @param portfolios the portfolios
 * @param dailyValues what they were worth
 * @param apiKeys the API keys
 * @param audit who changed what, and who was refused
 * @param runs the records of jobs
 */
public record Stores(
    PackStore packs,
    PackPast past,
    OverrideStore overrides,
    ActionStore actions,
    ExecutionStore executions,
    PackRetention retention,
    SymbolStore symbols,
    UserStore users,
    PortfolioStore portfolios,
    DailyValueStore dailyValues,
    ApiKeyStore apiKeys,
    AuditLog audit,
    RunStore runs) {
  /**
   * The stores over an entry to SQL of a migrated database.
   *
   * @param feed tells when who calls, and what they may see, has to be looked up again
   */
  public static Stores of(Jdbi jdbi, InstantSource clock, ChangeFeed feed) {
    return new Stores(
        new PackStore(jdbi, clock),
        new PackPast(jdbi),
        new OverrideStore(jdbi, clock),
        new ActionStore(jdbi, clock),
        new ExecutionStore(jdbi),
        new PackRetention(jdbi, clock),
        new SymbolStore(jdbi),
        new UserStore(jdbi, clock, feed),
        new PortfolioStore(jdbi, clock, feed),
        new DailyValueStore(jdbi, clock),
        new ApiKeyStore(jdbi, clock, feed),
        new AuditLog(jdbi, clock),
        new RunStore(jdbi, clock));
  }
}
