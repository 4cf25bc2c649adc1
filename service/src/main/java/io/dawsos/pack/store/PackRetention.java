package io.dawsos.pack.store;

import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Gives up packs that nobody needs any more. A pack that a stored result or a daily value refers to
 * stays, which the database sees to by itself. Of a pack that goes, its id and hash remain.
 */
public final class PackRetention {
  private final Jdbi jdbi;
  private final InstantSource clock;

  /** Retention over the database that the migrations made. */
  public PackRetention(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Returns the packs before a date that nothing refers to, the oldest first. One query. */
  public List<PackHeader> unused(LocalDate before) {
    return jdbi.withExtension(Dao.class, dao -> dao.unused(before));
  }

  /**
   * Gives up a pack in one transaction; false where it is gone or something refers to it meanwhile.
   *
   * @param author who decides it
   */
  public boolean prune(PackId id, String author) {
    return jdbi.inTransaction(handle -> prune(handle, id, author));
  }

  private boolean prune(Handle handle, PackId id, String author) {
    Dao dao = handle.attach(Dao.class);
    String text = id.toString();
    // Whoever stores a result of this pack now waits for the lock, and then finds no pack.
    if (dao.lock(text).isEmpty() || !dao.isUnused(text)) {
      return false;
    }
    dao.remember(text, clock.instant(), author);
    dao.deletePrices(id.asOf(), id.revision());
    dao.deleteRates(text);
    dao.deleteSplits(text);
    dao.deleteOverrides(text);
    dao.deleteProposals(text);
    dao.delete(text);
    return true;
  }

  /** SQL of retention. */
  @RegisterRowMapper(PackHeaderMapper.class)
  interface Dao {
    /** What makes a pack one that nothing refers to. */
    String UNUSED =
        """
        and not exists (select from pack_result where pack_id = pricing_pack.id)
        and not exists (select from portfolio_value where pack_id = pricing_pack.id)
        and not exists (select from pricing_pack earlier where earlier.superseded_by = pricing_pack.id
                        and (exists (select from pack_result where pack_id = earlier.id)
                             or exists (select from portfolio_value where pack_id = earlier.id)))\s""";

    @SqlQuery(PackDao.HEADER + UNUSED + "and as_of < :before order by as_of, revision")
    List<PackHeader> unused(@Bind("before") LocalDate before);

    @SqlQuery("select id from pricing_pack where id = :id and sealed_at is not null for update")
    List<String> lock(@Bind("id") String id);

    @SqlQuery(
        "select exists (select from pricing_pack where id = :id "
            + UNUSED
            + " and not exists (select from pricing_pack earlier"
            + " where earlier.superseded_by = pricing_pack.id))")
    boolean isUnused(@Bind("id") String id);

    @SqlUpdate(
        """
        insert into pruned_pack (id, as_of, revision, policy, sha256, sealed_at, pruned_at, author)
        select id, as_of, revision, policy, sha256, sealed_at, :now, :author
        from pricing_pack where id = :id""")
    void remember(@Bind("id") String id, @Bind("now") Instant now, @Bind("author") String author);

    @SqlUpdate("delete from pack_price where as_of = :asOf and revision = :revision")
    void deletePrices(@Bind("asOf") LocalDate asOf, @Bind("revision") int revision);

    @SqlUpdate("delete from pack_fx where pack_id = :id")
    void deleteRates(@Bind("id") String id);

    @SqlUpdate("delete from pack_split where pack_id = :id")
    void deleteSplits(@Bind("id") String id);

    @SqlUpdate("delete from pack_override where pack_id = :id")
    void deleteOverrides(@Bind("id") String id);

    @SqlUpdate("delete from restatement_proposal where pack_id = :id")
    void deleteProposals(@Bind("id") String id);

    @SqlUpdate("delete from pricing_pack where id = :id")
    void delete(@Bind("id") String id);
  }
}
