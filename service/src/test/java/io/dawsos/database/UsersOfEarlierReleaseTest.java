package io.dawsos.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.ApiKeyStore.Holder;
import io.dawsos.access.PortfolioStore;
import io.dawsos.access.Scope;
import io.dawsos.access.UserId;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import io.dawsos.portfolio.store.DailyValueStore;
import io.dropwizard.migrations.CloseableLiquibaseWithClassPathMigrationsFile;
import java.time.Instant;
import java.time.LocalDate;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.UpdateSummaryOutputEnum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys and portfolios that a release before the eighth migration stored, after all ran. */
class UsersOfEarlierReleaseTest {
  private static final PortfolioId PORTFOLIO =
      PortfolioId.fromString("11111111-1111-1111-1111-111111111111");
  private static final String KEY = "dk_" + "A".repeat(43);

  @RegisterExtension final TestDatabase database = TestDatabase.empty();

  @BeforeEach
  void storeThenMigrate() throws Exception {
    migrateTo(ChangeSets.ids().indexOf("008-users"));
    InlinePack.seal(
        new PackStore(database.jdbi(), () -> Instant.EPOCH),
        InlinePack.draft("PP_2025-10-24", "price AAPL USD 250"));
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  """
                  insert into api_key (id, name, prefix, sha256, created_at)
                  values (gen_random_uuid(), 'old', 'dk_AAAAAA', sha256(?::bytea), now())""",
                  KEY);
              handle.execute(
                  """
                  insert into portfolio (id, name, base_currency, accounts, created_at)
                  values (?, 'Old', 'CAD', '{Assets:*}', now())""",
                  PORTFOLIO.value());
              handle.execute(
                  """
                  insert into portfolio_value values
                    (?, '2025-10-24', 'PP_2025-10-24', repeat('a', 64), 'CAD', 1, 0, 0, now())""",
                  PORTFOLIO.value());
            });
    Migrations.run(database.database());
  }

  private void migrateTo(int changeSets) throws Exception {
    try (CloseableLiquibaseWithClassPathMigrationsFile liquibase =
        new CloseableLiquibaseWithClassPathMigrationsFile(
            database.database().dataSourceFactory().build(new MetricRegistry(), "earlier"),
            Migrations.CHANGELOG)) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      liquibase.update(changeSets, new Contexts(), new LabelExpression());
    }
  }

  @Test
  void keysAreTheOperatorsAndReadAndExecute() {
    Holder holder =
        new ApiKeyStore(database.database().serviceJdbi(), Instant::now)
            .authenticate(KEY)
            .orElseThrow();

    assertThat(holder.user().id()).isEqualTo(UserId.OPERATOR);
    assertThat(holder.key().scopes()).containsExactly(Scope.READ, Scope.EXECUTE);
    assertThat(holder.key().lastUsedAt()).isNull();
  }

  @Test
  void portfoliosAreTheOperatorsWithTheirValues() {
    PortfolioStore shown =
        new PortfolioStore(database.database().serviceJdbi(), () -> Instant.EPOCH);

    assertThat(shown.list(UserId.OPERATOR)).extracting(Portfolio::name).containsExactly("Old");
    assertThat(shown.get(UserId.OPERATOR, PORTFOLIO).name()).isEqualTo("Old");
    assertThat(
            new DailyValueStore(database.jdbi(), () -> Instant.EPOCH)
                .findNewest(PORTFOLIO, LocalDate.of(2025, 10, 24)))
        .isPresent();
  }
}
