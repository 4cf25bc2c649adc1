package io.dawsos.pack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.quality.QualityReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PackRetentionTest {
  private static final LocalDate LATER = LocalDate.of(2026, 1, 1);
  private static final PackId FIRST = PackId.fromString("PP_2024-12-31");
  private static final PackId SECOND = PackId.fromString("PP_2025-01-02");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private PackStore packs;
  private PackRetention retention;

  @BeforeEach
  void sealTwoPacks() {
    packs = new PackStore(database.jdbi(), () -> Instant.EPOCH);
    retention = new PackRetention(database.jdbi(), () -> Instant.EPOCH);
    for (PackId id : List.of(FIRST, SECOND)) {
      InlinePack.seal(
          packs, InlinePack.draft(id.toString(), "price AAPL USD 1", "fx EUR USD 1.25"));
      packs.markFresh(id, BigDecimal.ONE);
    }
  }

  private void use(PackId pack) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    with result as (
                      insert into execution_result values (repeat('1', 64), 1, '')
                      on conflict do nothing)
                    insert into pack_result (pack_id, ledger_commit_hash, pattern_id,
                      pattern_version, result_hash, asof_date, first_at)
                    values (?, repeat('0', 64), 'portfolio_overview', '1.0.0', repeat('1', 64), ?,
                      'epoch')""",
                    pack.toString(),
                    pack.asOf()));
  }

  private PackId restate(PackId pack) {
    String next = packs.nextId(pack.asOf()).toString();
    return packs
        .restate(
            InlinePack.draft(next, "price AAPL USD 2"),
            QualityReport.NONE,
            "a policy",
            new Restatement("a late split", "jane"))
        .header()
        .id();
  }

  private List<PackId> unused(LocalDate before) {
    return retention.unused(before).stream().map(PackHeader::id).toList();
  }

  private int count(String sql) {
    return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(int.class).one());
  }

  @Test
  void packsBeforeTheDateThatNothingRefersToAreUnused() {
    assertThat(unused(SECOND.asOf())).containsExactly(FIRST);
    assertThat(unused(LATER)).containsExactly(FIRST, SECOND);
  }

  @Test
  void ofAPackThatGoesIdAndHashRemain() {
    String sha256 = packs.get(FIRST).sha256();

    assertThat(retention.prune(FIRST, "jane")).isTrue();

    assertThat(packs.find(FIRST)).isEmpty();
    assertThat(count("select count(*) from pack_price where as_of = '2024-12-31'")).isZero();
    assertThat(count("select count(*) from pack_fx where pack_id = 'PP_2024-12-31'")).isZero();
    assertThat(
            count(
                "select count(*) from pruned_pack where id = 'PP_2024-12-31' and author = 'jane'"
                    + " and sha256 = '"
                    + sha256
                    + "'"))
        .isOne();
    assertThat(packs.read(SECOND).prices()).hasSize(1);
    assertThat(retention.prune(FIRST, "jane")).isFalse();
  }

  @Test
  void aLaterPackTellsHowManyOfItsPastWereGivenUpSinceAMoment() {
    Instant before = Instant.EPOCH.minusSeconds(1);
    assertThat(packs.prunedSince(SECOND, before)).isZero();

    retention.prune(FIRST, "jane");

    assertThat(packs.prunedSince(SECOND, before)).isOne();
    assertThat(packs.prunedSince(SECOND, Instant.EPOCH)).isZero();
  }

  @Test
  void theIdOfAPrunedPackIsNotUsedAgain() {
    retention.prune(FIRST, "jane");

    assertThatThrownBy(
            () -> InlinePack.seal(packs, InlinePack.draft(FIRST.toString(), "price AAPL USD 1")))
        .isInstanceOf(DawsosException.class)
        .hasMessage("PP_2024-12-31 was pruned, and its id is not used again");
  }

  @Test
  void aPackThatAStoredResultRefersToStays() {
    use(FIRST);

    assertThat(unused(LATER)).containsExactly(SECOND);
    assertThat(retention.prune(FIRST, "jane")).isFalse();
    assertThat(packs.read(FIRST).prices()).hasSize(1);
  }

  @Test
  void theDatabaseItselfKeepsAPackThatAResultRefersTo() {
    use(FIRST);
    String tombstone =
        "insert into pruned_pack select id, as_of, revision, policy, sha256, sealed_at, now(), 'x'"
            + " from pricing_pack where id = 'PP_2024-12-31'";

    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useTransaction(
                        handle -> {
                          handle.execute(tombstone);
                          handle.execute("delete from pack_fx where pack_id = 'PP_2024-12-31'");
                          handle.execute("delete from pack_price where as_of = '2024-12-31'");
                          handle.execute("delete from pricing_pack where id = 'PP_2024-12-31'");
                        }))
        .hasMessageContaining("pack_result");
  }

  @Test
  void aSupersededPackGoesBeforeItsSuccessor() {
    PackId successor = restate(FIRST);

    assertThat(retention.prune(successor, "jane")).isFalse();
    assertThat(retention.prune(FIRST, "jane")).isTrue();
    assertThat(retention.prune(successor, "jane")).isTrue();
  }

  @Test
  void theSuccessorOfAPackThatAResultRefersToStays() {
    use(FIRST);
    restate(FIRST);

    assertThat(unused(LATER)).containsExactly(SECOND);
  }

  @Test
  void rowsOfAnotherPackCannotGoWithAPrunedOne() {
    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useTransaction(
                        handle -> {
                          handle.execute(
                              "insert into pruned_pack select id, as_of, revision, policy, sha256,"
                                  + " sealed_at, now(), 'x' from pricing_pack"
                                  + " where id = 'PP_2024-12-31'");
                          handle.execute("delete from pack_price");
                        }))
        .hasMessageContaining("cannot be changed");
  }
}
