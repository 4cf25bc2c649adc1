package io.dawsos.pack.store;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.PackId;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Splits and dividends, and the restatements that late ones call for. A split that becomes known
 * after a pack which it concerns was sealed changes nothing there: it is written down as a proposal
 * to restate the pack. What was known before stays beside what is known now. Thread-safe.
 */
public final class ActionStore {
  private final Jdbi jdbi;
  private final InstantSource clock;

  /** A store over the database that the migrations made. */
  public ActionStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** A pack that should be built again, and why. */
  public record Proposal(PackId pack, String reason, Instant proposedAt) {}

  /**
   * Stores splits; those known already change nothing, a changed ratio takes the place of the old.
   *
   * @param oldestQuote the first day whose quotes a pack of a date may hold; a split on or before
   *     it does not concern the pack
   * @return the proposals that late splits made
   */
  public List<Proposal> putSplits(Collection<Split> splits, UnaryOperator<LocalDate> oldestQuote) {
    Instant now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          Dao dao = handle.attach(Dao.class);
          return splits.stream()
              .filter(split -> dao.put(Row.of(split), now) > 0)
              .flatMap(split -> propose(dao, split, oldestQuote, now).stream())
              .toList();
        });
  }

  private static List<Proposal> propose(
      Dao dao, Split split, UnaryOperator<LocalDate> oldestQuote, Instant now) {
    String reason =
        "split of %s %s for %s on %s (%s) became known after the pack was sealed"
            .formatted(
                split.security(),
                split.newUnits().toPlainString(),
                split.oldUnits().toPlainString(),
                split.exDate(),
                split.source());
    return dao.concerned(Row.of(split)).stream()
        .map(PackId::fromString)
        .filter(pack -> split.liesBetween(oldestQuote.apply(pack.asOf()), pack.asOf()))
        .filter(pack -> dao.propose(UUID.randomUUID(), pack.toString(), reason, now) > 0)
        .map(pack -> new Proposal(pack, reason, now))
        .toList();
  }

  /** Stores dividends; those known already change nothing. Returns how many were new or changed. */
  public int putDividends(Collection<Dividend> dividends) {
    Instant now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          Dao dao = handle.attach(Dao.class);
          return dividends.stream().mapToInt(dividend -> dao.put(Row.of(dividend), now)).sum();
        });
  }

  /** Returns the splits with an ex-date in these days, oldest first. One query. */
  public List<Split> splits(LocalDate from, LocalDate to) {
    return splits(list("split", from, to, null));
  }

  /** The same as they were known when a pack was sealed: none where there is no such pack. */
  public List<Split> splits(LocalDate from, LocalDate to, PackId seenBy) {
    return splits(list("split", from, to, seenBy));
  }

  private static List<Split> splits(List<Row> rows) {
    return rows.stream().map(Row::toSplit).toList();
  }

  /** Returns the dividends with an ex-date in these days, oldest first. One query. */
  public List<Dividend> dividends(LocalDate from, LocalDate to) {
    return dividends(list("dividend", from, to, null));
  }

  /** The same as they were known when a pack was sealed: none where there is no such pack. */
  public List<Dividend> dividends(LocalDate from, LocalDate to, PackId seenBy) {
    return dividends(list("dividend", from, to, seenBy));
  }

  private static List<Dividend> dividends(List<Row> rows) {
    return rows.stream().map(Row::toDividend).toList();
  }

  private List<Row> list(String kind, LocalDate from, LocalDate to, @Nullable PackId seenBy) {
    String pack = seenBy == null ? null : seenBy.toString();
    return jdbi.withExtension(Dao.class, dao -> dao.list(kind, from, to, pack));
  }

  /** Returns the proposals for packs that still are the current ones of their dates. One query. */
  public List<Proposal> proposals() {
    return jdbi.withExtension(Dao.class, Dao::proposals).stream()
        .map(row -> new Proposal(PackId.fromString(row.packId()), row.reason(), row.proposedAt()))
        .toList();
  }

  /** A row of {@code corporate_action}. */
  public record Row(
      String kind,
      String security,
      LocalDate exDate,
      String source,
      @Nullable BigDecimal newUnits,
      @Nullable BigDecimal oldUnits,
      @Nullable LocalDate recordDate,
      @Nullable LocalDate payDate,
      @Nullable BigDecimal amount,
      @Nullable String currency) {
    static Row of(Split split) {
      return new Row(
          "split",
          split.security().code(),
          split.exDate(),
          split.source(),
          split.newUnits(),
          split.oldUnits(),
          null,
          null,
          null,
          null);
    }

    static Row of(Dividend dividend) {
      return new Row(
          "dividend",
          dividend.security().code(),
          dividend.exDate(),
          dividend.source(),
          null,
          null,
          dividend.recordDate(),
          dividend.payDate(),
          dividend.amount(),
          dividend.currency().code());
    }

    Split toSplit() {
      return new Split(
          SecurityId.of(security), exDate, required(newUnits), required(oldUnits), source);
    }

    Dividend toDividend() {
      return new Dividend(
          SecurityId.of(security),
          exDate,
          recordDate,
          payDate,
          required(amount),
          CurrencyCode.of(required(currency)),
          source);
    }

    private static <T> T required(@Nullable T value) {
      if (value == null) {
        throw new IllegalStateException("the check of the table forbids it");
      }
      return value;
    }
  }

  /** A row of {@code restatement_proposal}. */
  public record ProposalRow(String packId, String reason, Instant proposedAt) {}

  /** SQL of the action tables. */
  @RegisterConstructorMapper(Row.class)
  @RegisterConstructorMapper(ProposalRow.class)
  interface Dao {
    @SqlUpdate(
        """
        insert into corporate_action
          (kind, security, ex_date, source, new_units, old_units, record_date, pay_date, amount,
           currency, known_at)
        select told.* from
          (values (:kind, :security, :exDate::date, :source, :newUnits::numeric, :oldUnits::numeric,
                   :recordDate::date, :payDate::date, :amount::numeric, :currency::text,
                   :now::timestamptz))
          as told (kind, security, ex_date, source, new_units, old_units, record_date, pay_date,
                   amount, currency, known_at)
        left join lateral
          (select * from corporate_action known
           where known.security = told.security and known.ex_date = told.ex_date
             and known.kind = told.kind and known.source = told.source
           order by known.known_at desc limit 1) newest on true
        where newest.security is null
          or (newest.new_units, newest.old_units, newest.record_date, newest.pay_date,
              newest.amount, newest.currency)
            is distinct from
             (told.new_units, told.old_units, told.record_date, told.pay_date, told.amount,
              told.currency)
        on conflict (security, ex_date, kind, source, known_at) do update
        set new_units = excluded.new_units, old_units = excluded.old_units,
            record_date = excluded.record_date, pay_date = excluded.pay_date,
            amount = excluded.amount, currency = excluded.currency""")
    int put(@BindMethods Row row, @Bind("now") Instant now);

    @SqlQuery(
        """
        select kind, security, ex_date, source, new_units, old_units, record_date, pay_date, amount,
          currency
        from (select distinct on (security, ex_date, source) * from corporate_action
              where kind = :kind and ex_date between :from and :to
                and (:seenBy::text is null
                     or known_at <= (select sealed_at from pricing_pack where id = :seenBy))
              order by security, ex_date, source, known_at desc) newest
        order by ex_date, security, source""")
    List<Row> list(
        @Bind("kind") String kind,
        @Bind("from") LocalDate from,
        @Bind("to") LocalDate to,
        @Bind("seenBy") @Nullable String seenBy);

    /**
     * Current packs from the ex-date on that price the security and do not know the split, or know
     * another ratio.
     */
    @SqlQuery(
        """
        select pack.id from pricing_pack pack
        where pack.as_of >= :exDate and pack.superseded_by is null
          and pack.sealed_at is not null
          and exists (select 1 from pack_price price
                      where price.security = :security and price.as_of = pack.as_of
                        and price.revision = pack.revision)
          and not exists (select 1 from pack_split known
                          where known.pack_id = pack.id and known.security = :security
                            and known.ex_date = :exDate
                            and known.new_units * :oldUnits = known.old_units * :newUnits)
        order by pack.as_of""")
    List<String> concerned(@BindMethods Row split);

    @SqlUpdate(
        """
        insert into restatement_proposal (id, pack_id, reason, proposed_at)
        values (:id, :pack, :reason, :now) on conflict (pack_id, reason) do nothing""")
    int propose(
        @Bind("id") UUID id,
        @Bind("pack") String pack,
        @Bind("reason") String reason,
        @Bind("now") Instant now);

    @SqlQuery(
        """
        select proposal.pack_id, proposal.reason, proposal.proposed_at
        from restatement_proposal proposal join pricing_pack pack on pack.id = proposal.pack_id
        where pack.superseded_by is null and pack.status <> 'error'
        order by proposal.pack_id, proposal.proposed_at""")
    List<ProposalRow> proposals();
  }
}
