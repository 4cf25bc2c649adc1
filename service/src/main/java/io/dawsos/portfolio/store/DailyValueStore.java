package io.dawsos.portfolio.store;

import io.dawsos.ledger.LedgerCommit;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.DailyPosition;
import io.dawsos.portfolio.DailyValue;
import io.dawsos.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Daily values of portfolios. A stored value never changes. Thread-safe. */
public final class DailyValueStore {
  private final Jdbi jdbi;
  private final InstantSource clock;

  /** A store over the database that the migrations made. */
  public DailyValueStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Stores a value with its positions; false where it is stored already. */
  public boolean put(DailyValue value) {
    ValueRow row = ValueRow.of(value, clock.instant());
    return jdbi.inTransaction(handle -> put(handle, row, value));
  }

  private static boolean put(Handle handle, ValueRow row, DailyValue value) {
    Dao dao = handle.attach(Dao.class);
    boolean isNew = dao.insert(row) > 0;
    if (isNew) {
      dao.insert(row, value.positions().stream().map(PositionRow::of).toList());
    }
    return isNew;
  }

  /** Finds the value of the newest date up to this one that was computed last. Two queries. */
  public Optional<DailyValue> findNewest(PortfolioId portfolio, LocalDate date) {
    return jdbi.withExtension(
        Dao.class,
        dao -> dao.findNewest(portfolio.value(), date).map(row -> row.toValue(dao.positions(row))));
  }

  /** Returns how many values were computed from a pack. One query. */
  public int count(PackId pack) {
    return jdbi.withExtension(Dao.class, dao -> dao.count(pack.toString()));
  }

  /** A row of {@code portfolio_value}. */
  public record ValueRow(
      UUID portfolioId,
      LocalDate asOf,
      String packId,
      String ledgerCommitHash,
      String ledgerRules,
      String currency,
      BigDecimal value,
      int positions,
      int unpriced,
      Instant computedAt) {
    static ValueRow of(DailyValue value, Instant now) {
      return new ValueRow(
          value.portfolio().value(),
          value.asOf(),
          value.pack().toString(),
          value.ledger().hash(),
          value.rules(),
          value.currency().code(),
          value.value(),
          value.positions().size(),
          value.unpriced(),
          now);
    }

    DailyValue toValue(List<PositionRow> rows) {
      return new DailyValue(
          new PortfolioId(portfolioId),
          asOf,
          PackId.fromString(packId),
          new LedgerCommit(ledgerCommitHash),
          ledgerRules,
          CurrencyCode.of(currency),
          value,
          rows.stream().map(PositionRow::toPosition).toList());
    }
  }

  /** A row of {@code position_value}. */
  public record PositionRow(
      String account,
      String commodity,
      BigDecimal units,
      @Nullable BigDecimal cost,
      @Nullable String costCurrency,
      @Nullable BigDecimal positionValue) {
    static PositionRow of(DailyPosition position) {
      Amount cost = position.cost();
      return new PositionRow(
          position.account(),
          position.commodity().code(),
          position.units(),
          cost == null ? null : cost.number(),
          cost == null ? null : cost.currency().code(),
          position.value());
    }

    DailyPosition toPosition() {
      return new DailyPosition(
          account,
          CurrencyCode.of(commodity),
          units,
          cost == null || costCurrency == null
              ? null
              : new Amount(cost, CurrencyCode.of(costCurrency)),
          positionValue);
    }
  }

  /** SQL of the value tables. */
  @RegisterConstructorMapper(ValueRow.class)
  @RegisterConstructorMapper(PositionRow.class)
  interface Dao {
    @SqlUpdate(
        """
        insert into portfolio_value
          (portfolio_id, as_of, pack_id, ledger_commit_hash, ledger_rules, currency, value, positions,
           unpriced, computed_at)
        values
          (:portfolioId, :asOf, :packId, :ledgerCommitHash, :ledgerRules, :currency, :value,
           :positions, :unpriced, :computedAt)
        on conflict do nothing""")
    int insert(@BindMethods ValueRow row);

    @SqlBatch(
        """
        insert into position_value
          (portfolio_id, as_of, pack_id, ledger_commit_hash, ledger_rules, account, commodity, units,
           cost, cost_currency, value)
        values
          (:of.portfolioId, :of.asOf, :of.packId, :of.ledgerCommitHash, :of.ledgerRules, :account,
           :commodity, :units, :cost, :costCurrency, :positionValue)""")
    void insert(@BindMethods("of") ValueRow of, @BindMethods List<PositionRow> rows);

    @SqlQuery(
        """
        select portfolio_id, as_of, pack_id, ledger_commit_hash, ledger_rules, currency, value,
          positions, unpriced, computed_at
        from portfolio_value where portfolio_id = :portfolio and as_of <= :date
        order by as_of desc, computed_at desc limit 1""")
    Optional<ValueRow> findNewest(@Bind("portfolio") UUID portfolio, @Bind("date") LocalDate date);

    @SqlQuery(
        """
        select account, commodity, units, cost, cost_currency, value as position_value
        from position_value
        where portfolio_id = :portfolioId and as_of = :asOf and pack_id = :packId
          and ledger_commit_hash = :ledgerCommitHash and ledger_rules = :ledgerRules
        order by account, commodity""")
    List<PositionRow> positions(@BindMethods ValueRow of);

    @SqlQuery("select count(*) from portfolio_value where pack_id = :pack")
    int count(@Bind("pack") String pack);
  }
}
