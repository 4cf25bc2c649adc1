package io.dawsos.pack.store;

import io.dawsos.pack.FxRate;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.SecurityPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of the pack tables; a pack is visible from its seal on. */
@RegisterRowMapper(PackHeaderMapper.class)
interface PackDao {
  /** The columns of a header; the quality report is read when it is asked for. */
  String HEADER =
      """
      select id, policy, policy_sha256, sha256, status, prices, rates, needed, missing, carried,
        sealed_at, fresh_at, superseded_by, reason, author
      from pricing_pack where sealed_at is not null\s""";

  @SqlQuery(HEADER + "and id = :id")
  Optional<PackHeader> find(@Bind("id") String id);

  /** The current pack of the newest date; one in error only where its date has no other. */
  @SqlQuery(
      HEADER
          + """
          and as_of = (select max(as_of) from pricing_pack where sealed_at is not null and as_of <= :date)
          and superseded_by is null
          order by status = 'error', revision desc
          limit 1""")
  Optional<PackHeader> findNewest(@Bind("date") LocalDate date);

  @SqlQuery(
      HEADER
          + """
          and as_of between :from and :to
          order by as_of desc, revision desc
          limit :limit""")
  List<PackHeader> list(
      @Bind("from") LocalDate from, @Bind("to") LocalDate to, @Bind("limit") int limit);

  @SqlQuery("select exists (select from pruned_pack where id = :id)")
  boolean isPruned(@Bind("id") String id);

  @SqlQuery(
      """
      select count(*) from pruned_pack gone join pricing_pack pinned on pinned.policy = gone.policy
      where pinned.id = :pinned and gone.as_of < pinned.as_of and gone.sealed_at <= pinned.sealed_at
        and gone.pruned_at > :since""")
  int prunedSince(@Bind("pinned") String pinned, @Bind("since") Instant since);

  @SqlQuery("select coalesce(max(revision), -1) from pricing_pack where as_of = :date")
  int lastRevision(@Bind("date") LocalDate date);

  @SqlUpdate(
      "insert into pricing_policy (sha256, id, content) values (:sha256, :id, :content)"
          + " on conflict (sha256) do nothing")
  void insertPolicy(
      @Bind("sha256") String sha256, @Bind("id") String id, @Bind("content") String content);

  @SqlQuery("select content from pricing_policy where sha256 = :sha256")
  Optional<String> policy(@Bind("sha256") String sha256);

  @SqlUpdate(
      """
      insert into pricing_pack
        (id, as_of, revision, policy, policy_sha256, pivot, sha256, status, prices, rates, needed,
         missing, carried, quality, reason, author)
      values
        (:id, :asOf, :revision, :policy, :policySha256, :pivot, :sha256, :status, :prices, :rates,
         :needed, :missing, :carried, :quality::jsonb, :reason, :author)""")
  void insert(@BindMethods NewPack pack, @Bind("missing") String[] missing);

  /** A row of {@code pricing_pack} before its seal. */
  record NewPack(
      String id,
      LocalDate asOf,
      int revision,
      String policy,
      @Nullable String policySha256,
      String pivot,
      String sha256,
      String status,
      int prices,
      int rates,
      int needed,
      int carried,
      String quality,
      @Nullable String reason,
      @Nullable String author) {}

  @SqlUpdate("update pricing_pack set superseded_by = :successor where id = :id")
  void supersede(@Bind("id") String id, @Bind("successor") String successor);

  @SqlUpdate("update pricing_pack set sealed_at = :now where id = :id")
  void seal(@Bind("id") String id, @Bind("now") Instant now);

  @SqlUpdate(
      """
      update pricing_pack set status = 'fresh', fresh_at = :now
      where id = :id and status = 'warming' and sealed_at is not null""")
  void markFresh(@Bind("id") String id, @Bind("now") Instant now);

  @SqlUpdate(
      """
      update pricing_pack
      set needed = :needed, missing = :missing, quality = :quality::jsonb, status = :status
      where id = :id and status = 'warming'""")
  void updateFindings(
      @Bind("id") String id,
      @Bind("needed") int needed,
      @Bind("missing") String[] missing,
      @Bind("quality") String quality,
      @Bind("status") String status);

  @SqlUpdate(
      """
      update pricing_pack set status = 'error', quality = :quality::jsonb
      where id = :id and status <> 'error'""")
  void markWrong(@Bind("id") String id, @Bind("quality") String quality);

  @SqlQuery("select quality from pricing_pack where id = :id and quality is not null")
  Optional<String> quality(@Bind("id") String id);

  /** Under which rules a pack was built. */
  record Rules(String policy, @Nullable String policySha256, String pivot) {}

  @SqlQuery(
      "select policy, policy_sha256, pivot from pricing_pack"
          + " where id = :id and sealed_at is not null")
  @RegisterConstructorMapper(Rules.class)
  Optional<Rules> rules(@Bind("id") String id);

  /** The prices of a pack. */
  String PRICES =
      """
      select security, close, currency, price_date, source from pack_price
      where as_of = :asOf and revision = :revision""";

  /** Within a transaction the driver holds no more rows than it fetches at once. */
  @SqlQuery(PRICES)
  @RegisterRowMapper(SecurityPriceMapper.class)
  @FetchSize(10_000)
  List<SecurityPrice> prices(@Bind("asOf") LocalDate asOf, @Bind("revision") int revision);

  @SqlQuery(
      """
      with recent as (
        select as_of, revision from pricing_pack
        where as_of <= :upTo and superseded_by is null and sealed_at is not null and status <> 'error'
        order by as_of desc limit :packs)
      select price.security
      from recent join pack_price price using (as_of, revision)
      group by price.security
      having count(*) = :packs and min(price.close) = max(price.close)
        and min(price.currency) = max(price.currency)""")
  List<String> unmoved(@Bind("packs") int packs, @Bind("upTo") LocalDate upTo);

  @SqlQuery(
      """
      select base, quote, rate, rate_date, source from pack_fx
      where pack_id = :id order by base, quote""")
  @RegisterRowMapper(FxRateMapper.class)
  List<FxRate> rates(@Bind("id") String id);

  /** A row of {@code pack_split}. */
  record SplitRow(
      String security, LocalDate exDate, BigDecimal newUnits, BigDecimal oldUnits, String source) {}

  @SqlQuery(
      """
      select security, ex_date, new_units, old_units, source from pack_split
      where pack_id = :id order by ex_date, security""")
  @RegisterConstructorMapper(SplitRow.class)
  List<SplitRow> splits(@Bind("id") String id);

  @SqlUpdate(
      """
      insert into pack_split (pack_id, security, ex_date, new_units, old_units, source)
      values (:id, :security, :exDate, :newUnits, :oldUnits, :source)""")
  void insertSplit(@Bind("id") String id, @BindMethods SplitRow split);

  /** A row of {@code pack_override}. */
  record OverrideRow(
      String subject, BigDecimal number, String currency, String author, String reason) {}

  @SqlQuery(
      """
      select subject, number, currency, author, reason from pack_override
      where pack_id = :id order by subject, currency""")
  @RegisterConstructorMapper(OverrideRow.class)
  List<OverrideRow> overrides(@Bind("id") String id);

  @SqlUpdate(
      """
      insert into pack_override (pack_id, subject, number, currency, author, reason)
      values (:id, :subject, :number, :currency, :author, :reason)""")
  void insertOverride(@Bind("id") String id, @BindMethods OverrideRow override);

  @SqlQuery("select 1 from pg_advisory_xact_lock(hashtextextended('pack ' || :date, 0))")
  int lock(@Bind("date") String date);

  @SqlQuery("select ensure_pack_price_partition(:date)::text")
  String ensurePartition(@Bind("date") LocalDate date);
}
