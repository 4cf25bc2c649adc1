package io.dawsos.pack.store;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PriceOverride;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Prices and rates that people proposed against the sources. Thread-safe. */
public final class OverrideStore {
  private final Jdbi jdbi;
  private final InstantSource clock;

  /** A store over the database that the migrations made. */
  public OverrideStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * A stored override.
   *
   * @param withdrawnAt when it was taken back; null while it holds
   */
  public record Stored(
      UUID id, PriceOverride override, Instant createdAt, @Nullable Instant withdrawnAt) {}

  /**
   * Stores an override, which takes the place of those of the same date and security, in whatever
   * currency, or of the same pair, in either direction.
   */
  public Stored put(PriceOverride override) {
    Row row =
        new Row(
            UUID.randomUUID(),
            override.asOf(),
            override.subject().code(),
            override.number(),
            override.currency().code(),
            override.author(),
            override.reason(),
            clock.instant(),
            null);
    jdbi.useTransaction(
        handle -> {
          Dao dao = handle.attach(Dao.class);
          dao.lock();
          if (override.isRate()) {
            dao.withdrawRates(row.asOf(), row.subject(), row.currency(), row.createdAt());
          } else {
            dao.withdrawPrices(row.asOf(), row.subject(), row.createdAt());
          }
          dao.insert(
              row.id(),
              row.asOf(),
              row.subject(),
              row.number(),
              row.currency(),
              row.author(),
              row.reason(),
              row.createdAt());
        });
    return stored(row);
  }

  /** Takes an override back; throws OVERRIDE_UNKNOWN where there is none that holds. */
  public void withdraw(UUID id) {
    if (jdbi.withExtension(Dao.class, dao -> dao.withdraw(id, clock.instant())) == 0) {
      throw new DawsosException(
          ErrorCode.OVERRIDE_UNKNOWN,
          "there is no override %s that holds".formatted(id),
          "`dawsos pack override --list` names those that do");
    }
  }

  /** Returns the overrides of a date that hold, by subject. One query. */
  public List<PriceOverride> active(LocalDate date) {
    return jdbi.withExtension(Dao.class, dao -> dao.active(date)).stream()
        .map(row -> stored(row).override())
        .toList();
  }

  /** Returns every override, the newest date first. One query. */
  public List<Stored> list() {
    return jdbi.withExtension(Dao.class, Dao::list).stream().map(OverrideStore::stored).toList();
  }

  private static Stored stored(Row row) {
    return new Stored(
        row.id(),
        new PriceOverride(
            row.asOf(),
            CurrencyCode.of(row.subject()),
            row.number(),
            CurrencyCode.of(row.currency()),
            row.author(),
            row.reason()),
        row.createdAt(),
        row.withdrawnAt());
  }

  /** A row of {@code price_override}. */
  public record Row(
      UUID id,
      LocalDate asOf,
      String subject,
      BigDecimal number,
      String currency,
      String author,
      String reason,
      Instant createdAt,
      @Nullable Instant withdrawnAt) {}

  /** SQL of the override table. */
  @RegisterConstructorMapper(Row.class)
  interface Dao {
    @SqlUpdate(
        """
        insert into price_override
          (id, as_of, subject, number, currency, author, reason, created_at)
        values (:id, :asOf, :subject, :number, :currency, :author, :reason, :now)""")
    void insert(
        @Bind("id") UUID id,
        @Bind("asOf") LocalDate asOf,
        @Bind("subject") String subject,
        @Bind("number") BigDecimal number,
        @Bind("currency") String currency,
        @Bind("author") String author,
        @Bind("reason") String reason,
        @Bind("now") Instant now);

    @SqlQuery("select 1 from pg_advisory_xact_lock(hashtextextended('dawsos overrides', 0))")
    int lock();

    @SqlUpdate(
        """
        update price_override set withdrawn_at = :now
        where as_of = :asOf and subject = :subject and withdrawn_at is null""")
    void withdrawPrices(
        @Bind("asOf") LocalDate asOf, @Bind("subject") String subject, @Bind("now") Instant now);

    @SqlUpdate(
        """
        update price_override set withdrawn_at = :now
        where as_of = :asOf and withdrawn_at is null
          and (subject, currency) in ((:subject, :currency), (:currency, :subject))""")
    void withdrawRates(
        @Bind("asOf") LocalDate asOf,
        @Bind("subject") String subject,
        @Bind("currency") String currency,
        @Bind("now") Instant now);

    @SqlUpdate(
        "update price_override set withdrawn_at = :now where id = :id and withdrawn_at is null")
    int withdraw(@Bind("id") UUID id, @Bind("now") Instant now);

    @SqlQuery(
        """
        select * from price_override where as_of = :asOf and withdrawn_at is null
        order by subject, currency""")
    List<Row> active(@Bind("asOf") LocalDate asOf);

    @SqlQuery("select * from price_override order by as_of desc, created_at desc")
    List<Row> list();
  }
}
