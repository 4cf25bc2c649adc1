package io.dawsos.access;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The stored portfolios. Thread-safe. */
public final class PortfolioStore {
  private final Jdbi jdbi;
  private final InstantSource clock;

  /** A store over the database that the migrations made. */
  public PortfolioStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Stores a portfolio, replacing the one of the same id.
   *
   * @param owner whose it is; where the id exists, it stays its owner's
   */
  public void put(Portfolio portfolio, UserId owner) {
    jdbi.useExtension(
        Dao.class,
        dao ->
            dao.put(
                portfolio.id().value(),
                portfolio.name(),
                portfolio.baseCurrency().code(),
                portfolio.accounts().patterns().toArray(String[]::new),
                owner.value(),
                clock.instant()));
  }

  /** Returns every portfolio, by name. One query. */
  public List<Portfolio> list() {
    return jdbi.withExtension(Dao.class, Dao::list);
  }

  /** Returns a portfolio; throws PORTFOLIO_UNKNOWN. One query. */
  public Portfolio get(PortfolioId id) {
    return jdbi.withExtension(Dao.class, dao -> dao.find(id.value()))
        .orElseThrow(
            () ->
                new DawsosException(
                    ErrorCode.PORTFOLIO_UNKNOWN,
                    "there is no portfolio " + id,
                    "`dawsos portfolio list` and GET /v1/portfolios name those that exist"));
  }

  /** SQL of the portfolio table. */
  @RegisterRowMapper(Mapper.class)
  interface Dao {
    @SqlUpdate(
        """
        insert into portfolio (id, name, base_currency, accounts, owner_id, created_at)
        values (:id, :name, :baseCurrency, :accounts, :owner, :now)
        on conflict (id) do update
        set name = excluded.name, base_currency = excluded.base_currency, accounts = excluded.accounts""")
    void put(
        @Bind("id") UUID id,
        @Bind("name") String name,
        @Bind("baseCurrency") String baseCurrency,
        @Bind("accounts") String[] accounts,
        @Bind("owner") UUID owner,
        @Bind("now") Instant now);

    @SqlQuery("select id, name, base_currency, accounts from portfolio order by name, id")
    List<Portfolio> list();

    @SqlQuery("select id, name, base_currency, accounts from portfolio where id = :id")
    Optional<Portfolio> find(@Bind("id") UUID id);
  }

  /** Maps a row. Public for JDBI, which makes it. */
  public static final class Mapper implements RowMapper<Portfolio> {
    @Override
    public Portfolio map(ResultSet row, StatementContext context) throws SQLException {
      return new Portfolio(
          new PortfolioId(row.getObject("id", UUID.class)),
          row.getString("name"),
          CurrencyCode.of(row.getString("base_currency")),
          new AccountGlobs(List.of((String[]) row.getArray("accounts").getArray())));
    }
  }
}
