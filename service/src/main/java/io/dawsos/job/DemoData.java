package io.dawsos.job;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dawsos.access.ApiKeyStore.Issued;
import io.dawsos.access.PortfolioStore;
import io.dawsos.access.Scope;
import io.dawsos.access.UserId;
import io.dawsos.database.Migrations;
import io.dawsos.executor.JsonFormat;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackStatus;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;

/**
 * Prepares the synthetic sample of the jar: files, schema, portfolios, packs, an API key. Every
 * part is left as it is where it is there already, so that a second run takes seconds.
 */
public final class DemoData {
  /** A request that works on the sample. */
  public static final String EXAMPLE_REQUEST =
      "{\"pattern_id\":\"portfolio_overview\","
          + "\"inputs\":{\"portfolio_id\":\"11111111-1111-1111-1111-111111111111\"}}";

  private static final String KEY_NAME = "demo";
  private static final Duration KEY_LIFETIME = Duration.ofDays(1);
  private static final Map<String, String> FILES =
      Map.of(
          "main.beancount", "ledger",
          "accounts.beancount", "ledger",
          "2024.beancount", "ledger",
          "2025.beancount", "ledger",
          "prices.csv", "prices",
          "fx.csv", "prices");

  private final Services services;
  private final Path folder;
  private final PrintStream err;

  /** Data for the services, in the folder; progress goes to {@code err}. */
  public DemoData(Services services, Path folder, PrintStream err) {
    this.services = services;
    this.folder = folder;
    this.err = err;
  }

  /** Prepares everything and returns the API key of this run; keys of earlier runs are revoked. */
  public Issued prepare() throws IOException {
    err.println("preparing the synthetic sample in " + folder);
    services.database();
    copyFiles();
    Migrations.run(services.database());
    storePortfolios();
    buildPacks();
    revokeKeys();
    return services
        .stores()
        .apiKeys()
        .create(UserId.OPERATOR, KEY_NAME, EnumSet.allOf(Scope.class), KEY_LIFETIME);
  }

  /** Revokes the keys of this and earlier runs. */
  public void revokeKeys() {
    services.stores().apiKeys().revokeNamed(KEY_NAME);
  }

  private void copyFiles() throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path target = folder.resolve(file.getValue()).resolve(file.getKey());
      Files.createDirectories(target.getParent());
      if (Files.notExists(target)) {
        try (InputStream in = open(file.getKey())) {
          Files.copy(in, target);
        }
      }
    }
  }

  private static InputStream open(String name) {
    InputStream in = DemoData.class.getResourceAsStream("/sample/" + name);
    if (in == null) {
      throw new IllegalStateException("the sample file " + name + " is not packaged");
    }
    return in;
  }

  /** A portfolio as the sample writes it. */
  private record SamplePortfolio(
      PortfolioId id, String name, CurrencyCode baseCurrency, List<String> accounts) {}

  private void storePortfolios() throws IOException {
    PortfolioStore portfolios = services.stores().portfolios();
    try (InputStream in = open("portfolios.json")) {
      List<SamplePortfolio> samples =
          JsonFormat.mapper().readValue(in, new TypeReference<List<SamplePortfolio>>() {});
      for (SamplePortfolio sample : samples) {
        portfolios.put(
            new Portfolio(
                sample.id(),
                sample.name(),
                sample.baseCurrency(),
                new AccountGlobs(sample.accounts())),
            UserId.OPERATOR);
      }
    }
  }

  private void buildPacks() {
    LedgerSnapshot ledger = services.ledger().current();
    LocalDate first = ledger.firstDate().orElseThrow();
    LocalDate last = ledger.lastDate().orElseThrow();
    // A pack that another release sealed by other rules stays; so does what was restated since.
    Set<LocalDate> there =
        services.stores().packs().list(first, last, Integer.MAX_VALUE).stream()
            .map(pack -> pack.id().asOf())
            .collect(Collectors.toSet());
    List<LocalDate> days =
        services.calendar().businessDays(first, last).stream()
            .filter(day -> !there.contains(day))
            .toList();
    PackJob job = services.packJob(List.of(), true);
    try (ProgressBar bar = Progress.start("building packs", days.size(), err)) {
      for (LocalDate day : days) {
        job.build(day);
        bar.step();
      }
    }
    services
        .stores()
        .packs()
        .findNewest(last)
        .filter(newest -> newest.status() == PackStatus.WARMING)
        .ifPresent(job::release);
  }
}
