package io.dawsos.pack.store;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.PackId;
import io.dawsos.pack.SecurityId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads many packs at once, each call one query. Thread-safe. */
public final class PackPast {
  /** Rows fetched at once, so that the driver does not hold them all. */
  private static final int FETCH = 10_000;

  private final Jdbi jdbi;

  /** What came before packs of the database that the migrations made. */
  public PackPast(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A pack of the same policy and of an earlier date than a pinned one.
   *
   * @param seen whether it was sealed no later than the pinned one
   * @param sameRules whether both were built under the same text of the policy
   */
  public record Earlier(LocalDate asOf, int revision, boolean seen, boolean sameRules) {
    /** The pack's id. */
    public PackId id() {
      return new PackId(asOf, revision);
    }
  }

  /** Takes a price of a security on a day. */
  public interface PriceConsumer {
    /** Takes one. */
    void accept(SecurityId security, LocalDate asOf, BigDecimal close, CurrencyCode currency);
  }

  /** Takes a rate of a day. */
  public interface RateConsumer {
    /** Takes one. */
    void accept(PackId pack, FxRate rate);
  }

  /**
   * Returns the packs before a pinned one, under its policy and but those that were never released
   * because they were found wrong; by date, of one date the newest first.
   */
  public List<Earlier> before(PackId pinned) {
    return jdbi.withExtension(Dao.class, dao -> dao.before(pinned.toString()));
  }

  /** Hands on the prices of securities in these packs, in no particular order. */
  public void prices(
      List<PackId> packs, Collection<SecurityId> securities, PriceConsumer consumer) {
    jdbi.useTransaction(
        handle -> {
          Query query =
              handle
                  .createQuery(Dao.PRICES)
                  .bind("days", packs.stream().map(PackId::asOf).toArray(LocalDate[]::new))
                  .bind("revisions", packs.stream().map(PackId::revision).toArray(Integer[]::new))
                  .bind("from", packs.get(0).asOf())
                  .bind("to", packs.get(packs.size() - 1).asOf())
                  .bind(
                      "securities",
                      securities.stream().map(SecurityId::code).toArray(String[]::new))
                  .setFetchSize(FETCH);
          query.map((row, context) -> hand(row, consumer)).forEach(handed -> {});
        });
  }

  private static Boolean hand(ResultSet row, PriceConsumer consumer) throws SQLException {
    consumer.accept(
        SecurityId.of(row.getString("security")),
        row.getObject("as_of", LocalDate.class),
        row.getBigDecimal("close"),
        CurrencyCode.of(row.getString("currency")));
    return true;
  }

  /** Hands on the rates between currencies in these packs, in no particular order. */
  public void rates(
      List<PackId> packs, Collection<CurrencyCode> currencies, RateConsumer consumer) {
    FxRateMapper mapper = new FxRateMapper();
    jdbi.useTransaction(
        handle ->
            handle
                .createQuery(Dao.RATES)
                .bind("packs", packs.stream().map(PackId::toString).toArray(String[]::new))
                .bind(
                    "currencies",
                    currencies.stream().map(CurrencyCode::code).toArray(String[]::new))
                .setFetchSize(FETCH)
                .map(
                    (row, context) -> {
                      consumer.accept(
                          PackId.fromString(row.getString("pack_id")), mapper.map(row, context));
                      return true;
                    })
                .forEach(handed -> {}));
  }

  /** SQL over many packs. */
  @RegisterConstructorMapper(Earlier.class)
  interface Dao {
    @SqlQuery(
        """
        select pack.as_of, pack.revision, pack.sealed_at <= pinned.sealed_at as seen,
          pack.policy_sha256 is not distinct from pinned.policy_sha256 as same_rules
        from pricing_pack pinned
        join pricing_pack pack on pack.policy = pinned.policy and pack.as_of < pinned.as_of
        where pinned.id = :pinned and pack.sealed_at is not null
          and (pack.status <> 'error' or pack.fresh_at is not null)
        order by pack.as_of, pack.revision desc""")
    List<Earlier> before(@Bind("pinned") String pinned);

    /** The bounds of the dates let the server leave out partitions. */
    String PRICES =
        """
        select price.security, price.as_of, price.close, price.currency
        from unnest(:days::date[], :revisions::integer[]) as day (as_of, revision)
        join pack_price price on price.as_of = day.as_of and price.revision = day.revision
        where price.security = any (:securities) and price.as_of between :from and :to""";

    String RATES =
        """
        select pack_id, base, quote, rate, rate_date, source from pack_fx
        where pack_id = any (:packs) and base = any (:currencies) and quote = any (:currencies)""";
  }
}
