package io.dawsos.pack.store;

import io.dawsos.pack.FxRate;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.SecurityPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of the pack tables; a pack is visible from its seal on. */
@RegisterRowMapper(PackHeaderMapper.class)
interface PackDao {
  @SqlQuery("select * from pricing_pack where id = :id and sealed_at is not null")
  Optional<PackHeader> find(@Bind("id") String id);

  @SqlQuery(
      """
      select * from pricing_pack
      where as_of <= :date and sealed_at is not null
      order by as_of desc, revision desc
      limit 1""")
  Optional<PackHeader> findNewest(@Bind("date") LocalDate date);

  @SqlQuery(
      """
      select * from pricing_pack
      where sealed_at is not null and as_of between :from and :to
      order by as_of desc, revision desc
      limit :limit""")
  List<PackHeader> list(
      @Bind("from") LocalDate from, @Bind("to") LocalDate to, @Bind("limit") int limit);

  @SqlUpdate(
      """
      insert into pricing_pack
        (id, as_of, revision, policy, pivot, sha256, status, prices, rates, needed, missing, carried)
      values
        (:id, :asOf, :revision, :policy, :pivot, :sha256, 'warming', :prices, :rates, :needed,
         :missing, :carried)""")
  void insert(
      @Bind("id") String id,
      @Bind("asOf") LocalDate asOf,
      @Bind("revision") int revision,
      @Bind("policy") String policy,
      @Bind("pivot") String pivot,
      @Bind("sha256") String sha256,
      @Bind("prices") int prices,
      @Bind("rates") int rates,
      @Bind("needed") int needed,
      @Bind("missing") String[] missing,
      @Bind("carried") int carried);

  @SqlUpdate("update pricing_pack set sealed_at = :now where id = :id")
  void seal(@Bind("id") String id, @Bind("now") Instant now);

  @SqlUpdate(
      """
      update pricing_pack set status = 'fresh', fresh_at = :now
      where id = :id and status = 'warming' and sealed_at is not null""")
  void markFresh(@Bind("id") String id, @Bind("now") Instant now);

  @SqlUpdate(
      "update pricing_pack set needed = :needed, missing = :missing"
          + " where id = :id and status = 'warming'")
  void updateNeeds(
      @Bind("id") String id, @Bind("needed") int needed, @Bind("missing") String[] missing);

  /** Under which rules a pack was built. */
  record Rules(String policy, String pivot) {}

  @SqlQuery("select policy, pivot from pricing_pack where id = :id and sealed_at is not null")
  @RegisterConstructorMapper(Rules.class)
  Optional<Rules> rules(@Bind("id") String id);

  @SqlQuery(
      """
      select security, close, currency, price_date, source from pack_price
      where pack_id = :id order by security""")
  @RegisterRowMapper(SecurityPriceMapper.class)
  List<SecurityPrice> prices(@Bind("id") String id);

  @SqlQuery(
      """
      select base, quote, rate, rate_date, source from pack_fx
      where pack_id = :id order by base, quote""")
  @RegisterRowMapper(FxRateMapper.class)
  List<FxRate> rates(@Bind("id") String id);

  @SqlQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:id, 0))")
  int lock(@Bind("id") String id);
}
