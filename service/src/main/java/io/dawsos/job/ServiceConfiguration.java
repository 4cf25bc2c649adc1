package io.dawsos.job;

import io.dawsos.database.DatabaseConfiguration;
import io.dawsos.executor.ExecutorConfiguration;
import io.dawsos.schedule.JobsConfiguration;
import java.nio.file.Path;

/**
 * What the services need of the configuration.
 *
 * @param dataFolder holds {@code postgres/}, and by default {@code ledger/} and {@code prices/}
 * @param database the {@code database} section
 * @param ledgers the default ledger and those of the {@code ledgers} section
 * @param packs the {@code packs} section
 * @param providers the {@code providers} section
 * @param jobs the {@code jobs} section
 * @param patterns the {@code patterns} section
 * @param executions the {@code executions} section
 * @param executor the {@code executor} section
 */
public record ServiceConfiguration(
    Path dataFolder,
    DatabaseConfiguration database,
    LedgersConfiguration ledgers,
    PackConfiguration packs,
    ProvidersConfiguration providers,
    JobsConfiguration jobs,
    PatternsConfiguration patterns,
    ExecutionsConfiguration executions,
    ExecutorConfiguration executor) {}
