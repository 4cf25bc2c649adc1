package io.dawsos.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.PackStore;
import io.dropwizard.migrations.CloseableLiquibaseWithClassPathMigrationsFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.UpdateSummaryOutputEnum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Packs that a release before the fourth migration sealed, after all migrations ran. */
class EarlierReleaseTest {
  /** The change sets of the first three files: 001-pricing-packs, 001-seal, 002 and 003. */
  private static final int EARLIER = 4;

  private static final PackId PACK = PackId.fromString("PP_2025-10-24");
  private static final Instant SEALED = Instant.parse("2025-10-24T22:15:00.123456Z");

  /** As that release hashed it; see CanonicalPackTest. */
  private static final String SHA256 =
      "bdc2c0c55f395aee619c17130412b9b418d727b4c8cd28c682c90637fc9b5e19";

  /** sha256sum of dawsos-pack,1,PP_2024-12-31,WM4PM_CAD,EUR and price,AAPL,USD,250.42,… */
  private static final String OTHER_SHA256 =
      "30395503c13a6e694f9e37311f6b9dd2a80299e4dd5dc8eab305513526a80440";

  @RegisterExtension final TestDatabase database = TestDatabase.empty();

  private PackStore store;

  @BeforeEach
  void sealPacksThenMigrate() throws Exception {
    migrateAsTheEarlierRelease();
    execute(
        """
        insert into pricing_pack
          (id, as_of, revision, policy, pivot, sha256, status, prices, rates, needed, missing,
           carried)
        values
          ('PP_2025-10-24', '2025-10-24', 0, 'WM4PM_CAD', 'EUR', '%s', 'warming', 2, 2, 3, '{GBP}',
           1),
          ('PP_2024-12-31', '2024-12-31', 0, 'WM4PM_CAD', 'EUR', '%s', 'warming', 1, 0, 0, '{}', 0)"""
            .formatted(SHA256, OTHER_SHA256),
        """
        insert into pack_price (pack_id, security, close, currency, price_date, source)
        values
          ('PP_2025-10-24', 'SHOP', 200.10, 'CAD', '2025-10-23', 'ledger'),
          ('PP_2025-10-24', 'AAPL', 262.820, 'USD', '2025-10-24', 'csv'),
          ('PP_2024-12-31', 'AAPL', 250.42, 'USD', '2024-12-31', 'csv')""",
        """
        insert into pack_fx (pack_id, base, quote, rate, rate_date, source)
        values
          ('PP_2025-10-24', 'EUR', 'USD', 1.1612, '2025-10-24', 'ecb'),
          ('PP_2025-10-24', 'EUR', 'CAD', 1.6, '2025-10-24', 'ecb')""",
        "update pricing_pack set sealed_at = '2025-10-24T22:15:00.123456Z'",
        """
        update pricing_pack set status = 'fresh', fresh_at = '2025-10-24T22:16:00Z'
        where id = 'PP_2025-10-24'""");
    Migrations.run(database.database());
    store = new PackStore(database.jdbi(), () -> SEALED);
  }

  private void migrateAsTheEarlierRelease() throws Exception {
    try (CloseableLiquibaseWithClassPathMigrationsFile liquibase =
        new CloseableLiquibaseWithClassPathMigrationsFile(
            database.database().dataSourceFactory().build(new MetricRegistry(), "earlier"),
            Migrations.CHANGELOG)) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      liquibase.update(EARLIER, new Contexts(), new LabelExpression());
    }
    assertThat(tables()).contains("api_key", "pack_price").doesNotContain("symbol");
  }

  private void execute(String... statements) {
    database.jdbi().useHandle(handle -> List.of(statements).forEach(handle::execute));
  }

  private List<String> tables() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select tablename from pg_tables where schemaname = 'public'")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void theirHashesAreTheSame() {
    assertThat(store.list(LocalDate.EPOCH, PACK.asOf(), 10))
        .hasSize(2)
        .allSatisfy(
            header ->
                assertThat(CanonicalPack.sha256(store.read(header.id())))
                    .isEqualTo(header.sha256()));
    assertThat(store.get(PACK).sha256()).isEqualTo(SHA256);
  }

  @Test
  void everythingElseIsKeptToo() {
    PackHeader header = store.get(PACK);
    assertThat(header.status()).isEqualTo(PackStatus.FRESH);
    assertThat(header.missing()).containsExactly("GBP");
    assertThat(header.sealedAt()).isEqualTo(SEALED);
    assertThat(header.policySha256()).isNull();
    assertThat(header.isCurrent()).isTrue();
    assertThat(store.report(PACK)).isEmpty();
    PricingPack pack = store.read(PACK);
    assertThat(pack.prices())
        .containsExactlyElementsOf(
            InlinePack.prices(
                "price AAPL USD 262.820 2025-10-24 csv",
                "price SHOP CAD 200.10 2025-10-23 ledger"));
    assertThat(pack.splits()).isEmpty();
    assertThat(pack.overrides()).isEmpty();
    assertThat(tables()).contains("pack_price_2024", "pack_price_2025");
  }

  @Test
  void theyStaySealed() {
    for (String statement :
        List.of(
            "update pack_price set close = 1",
            "delete from pack_fx",
            "insert into pack_price values"
                + " ('2024-12-31', 0, 'MSFT', 1, 'USD', '2024-12-31', 'csv')")) {
      assertThatThrownBy(() -> execute(statement)).hasMessageContaining("pricing pack");
    }
  }

  @Test
  void theyCanBeRestated() {
    PackId next = store.nextId(PACK.asOf());

    store.restate(
        InlinePack.draft(next.toString(), "price AAPL USD 263"),
        QualityReport.NONE,
        "a policy",
        new Restatement("a late tape", "jane"));

    assertThat(next).hasToString("PP_2025-10-24_r1");
    assertThat(store.get(PACK).supersededBy()).isEqualTo(next);
    assertThat(CanonicalPack.sha256(store.read(PACK))).isEqualTo(SHA256);
  }

  @Test
  void migratingAgainChangesNothing() {
    Migrations.run(database.database());

    assertThat(CanonicalPack.sha256(store.read(PACK))).isEqualTo(SHA256);
  }
}
