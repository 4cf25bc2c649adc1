package io.dawsos.job;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.dawsos.database.DatabaseConfiguration;
import io.dawsos.executor.ExecutorConfiguration;
import io.dawsos.schedule.JobsConfiguration;
import io.dropwizard.jackson.Jackson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Parts of the configuration that tests write in place, and services that open no database. */
public final class InlineServices {
  private InlineServices() {}

  static <T> T section(String json, Class<T> type) {
    try {
      return Jackson.newObjectMapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static Services of(Path folder, String packs, String providers) {
    return of(folder, "{}", packs, providers);
  }

  public static Services of(Path folder, String ledgers, String packs, String providers) {
    return new Services(
        new ServiceConfiguration(
            folder,
            DatabaseConfiguration.defaults(),
            section(ledgers, LedgersConfiguration.class).with(LedgerConfiguration.defaults()),
            section(packs, PackConfiguration.class),
            section(providers, ProvidersConfiguration.class),
            JobsConfiguration.defaults(),
            PatternsConfiguration.defaults(),
            ExecutionsConfiguration.defaults(),
            ExecutorConfiguration.defaults()),
        false,
        new MetricRegistry(),
        () -> Instant.parse("2025-10-27T12:00:00Z"),
        List.of(),
        Observers.NONE);
  }
}
