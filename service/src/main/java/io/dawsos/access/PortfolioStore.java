package io.dawsos.access;

import io.dawsos.database.AsUser;
import io.dawsos.database.CachedQuery;
import io.dawsos.database.ChangeFeed;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.LedgerName;
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
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * The stored portfolios, and the one place that decides who may see them. Row-level security
 * decides it again where the connection is that of requests. Thread-safe.
 */
public final class PortfolioStore {
  /** SQL state of a row that other rows refer to. */
  private static final String REFERRED_TO = "23503";

  private static final String FIND = "select * from portfolio_of(:user, :id)";

  /** Most pairs of a user and a portfolio that are kept in memory. */
  private static final int KEPT = 10_000;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final CachedQuery<Question, Asked> asked;

  /** Who asks for what. */
  private record Question(UserId user, PortfolioId id) {}

  /** A store over the database that the migrations made, which asks it every time. */
  public PortfolioStore(Jdbi jdbi, InstantSource clock) {
    this(jdbi, clock, ChangeFeed.none());
  }

  /** A store that keeps what users were shown until the feed tells of a change. */
  public PortfolioStore(Jdbi jdbi, InstantSource clock, ChangeFeed feed) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.asked = new CachedQuery<>(feed, KEPT, this::query);
  }

  /** A portfolio, and whose it is. */
  public record Owned(Portfolio portfolio, UserId owner) {}

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
                portfolio.ledger().text(),
                portfolio.accounts().patterns().toArray(String[]::new),
                owner.value(),
                clock.instant()));
  }

  /**
   * Returns a portfolio for a user who may see it. One query, or none where it was asked before.
   *
   * @throws PortfolioUnknownException where there is none, or the user may not see it, or is
   *     disabled
   */
  public Portfolio get(UserId user, PortfolioId id) {
    return shown(user, asked.find(new Question(user, id)))
        .orElseThrow(() -> new PortfolioUnknownException(id));
  }

  /**
   * Returns a portfolio that the user was shown before, where that is kept in memory; never asks
   * the database.
   */
  public Optional<Portfolio> kept(UserId user, PortfolioId id) {
    return shown(user, asked.kept(new Question(user, id)));
  }

  private static Optional<Portfolio> shown(UserId user, Optional<Asked> answer) {
    return answer.filter(asked -> asked.isVisibleTo(user)).map(asked -> asked.row().toPortfolio());
  }

  /** Executions wait for this, and making an SqlObject of a DAO takes longer than the query. */
  private Optional<Asked> query(Question question) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("user", question.user().value())
                .bind("id", question.id().value())
                .map(PortfolioStore::asked)
                .findFirst());
  }

  private static Asked asked(ResultSet row, StatementContext context) throws SQLException {
    return new Asked(
        new Row(
            row.getObject("id", UUID.class),
            row.getString("name"),
            row.getString("base_currency"),
            row.getString("ledger"),
            List.of((String[]) row.getArray("accounts").getArray()),
            new UserId(row.getObject("owner_id", UUID.class))),
        Role.valueOf(row.getString("asker_role")),
        row.getBoolean("shared"));
  }

  /** Returns the portfolios that a user may see, by name. */
  public List<Portfolio> list(UserId user) {
    List<Asked> shown =
        AsUser.run(jdbi, user.value(), handle -> handle.attach(Dao.class).list(user.value()));
    return shown.stream()
        .filter(asked -> asked.isVisibleTo(user))
        .map(asked -> asked.row().toPortfolio())
        .toList();
  }

  /** Returns every portfolio, by name; for commands and jobs. One query. */
  public List<Portfolio> list() {
    return listOwned().stream().map(Owned::portfolio).toList();
  }

  /** Returns every portfolio with its owner, by name; for commands and jobs. One query. */
  public List<Owned> listOwned() {
    return jdbi.withExtension(Dao.class, Dao::list).stream().map(Row::toOwned).toList();
  }

  /** Returns every portfolio whose owner is not disabled, by name; for jobs. One query. */
  public List<Owned> listOfEnabledOwners() {
    return jdbi.withExtension(Dao.class, Dao::listOfEnabledOwners).stream()
        .map(Row::toOwned)
        .toList();
  }

  /** Returns a portfolio with its owner; for commands. Throws PORTFOLIO_UNKNOWN. One query. */
  public Owned getOwned(PortfolioId id) {
    return find(id).orElseThrow(() -> new PortfolioUnknownException(id));
  }

  /** Finds a portfolio, whoever may see it. One query. */
  public Optional<Owned> find(PortfolioId id) {
    return jdbi.withExtension(Dao.class, dao -> dao.find(id.value())).map(Row::toOwned);
  }

  /** Makes the portfolio another user's; throws PORTFOLIO_UNKNOWN. */
  public void give(PortfolioId id, UserId owner) {
    if (jdbi.withExtension(Dao.class, dao -> dao.give(id.value(), owner.value())) == 0) {
      throw new PortfolioUnknownException(id);
    }
  }

  /** Lets a user see the portfolio, too; one who may already still may. */
  public void share(PortfolioId id, UserId user) {
    getOwned(id);
    jdbi.useExtension(Dao.class, dao -> dao.share(id.value(), user.value()));
  }

  /** Takes that back; false where the portfolio was not shared with the user. */
  public boolean unshare(PortfolioId id, UserId user) {
    getOwned(id);
    return jdbi.withExtension(Dao.class, dao -> dao.unshare(id.value(), user.value())) > 0;
  }

  /** Returns the users with whom the portfolio is shared, by name. One query. */
  public List<User> sharedWith(PortfolioId id) {
    return jdbi.withExtension(Dao.class, dao -> dao.sharedWith(id.value()));
  }

  /**
   * Forgets a portfolio that nothing was ever computed for.
   *
   * @throws DawsosException PORTFOLIO_UNKNOWN; PORTFOLIO_IN_USE where stored results refer to it
   */
  public void remove(PortfolioId id) {
    getOwned(id);
    if (!removed(id)) {
      throw new DawsosException(
          ErrorCode.PORTFOLIO_IN_USE,
          "results of the portfolio %s are stored, which nobody could check without it"
              .formatted(id),
          "keep it; `dawsos portfolio give` and `unshare` take it out of a user's sight");
    }
  }

  private boolean removed(PortfolioId id) {
    try {
      return jdbi.withExtension(Dao.class, dao -> dao.remove(id.value())) > 0;
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException refused
          && REFERRED_TO.equals(refused.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** A row of {@code portfolio}. */
  public record Row(
      UUID id,
      String name,
      String baseCurrency,
      String ledger,
      List<String> accounts,
      UserId ownerId) {
    Portfolio toPortfolio() {
      return new Portfolio(
          new PortfolioId(id),
          name,
          CurrencyCode.of(baseCurrency),
          new LedgerName(ledger),
          new AccountGlobs(accounts));
    }

    Owned toOwned() {
      return new Owned(toPortfolio(), ownerId);
    }
  }

  /** A row, and what the user who asks is to it. */
  public record Asked(@Nested Row row, Role askerRole, boolean shared) {
    /** The rule: the user's role sees every portfolio, or it is their own, or shared with them. */
    boolean isVisibleTo(UserId user) {
      return askerRole.seesEveryPortfolio() || row.ownerId().equals(user) || shared;
    }
  }

  /** SQL of the portfolio tables. */
  @RegisterColumnMapper(UserIdMapper.class)
  @RegisterConstructorMapper(Row.class)
  @RegisterConstructorMapper(Asked.class)
  @RegisterConstructorMapper(User.class)
  interface Dao {
    @SqlUpdate(
        """
        insert into portfolio (id, name, base_currency, ledger, accounts, owner_id, created_at)
        values (:id, :name, :baseCurrency, :ledger, :accounts, :owner, :now)
        on conflict (id) do update
        set name = excluded.name, base_currency = excluded.base_currency, ledger = excluded.ledger,
          accounts = excluded.accounts""")
    void put(
        @Bind("id") UUID id,
        @Bind("name") String name,
        @Bind("baseCurrency") String baseCurrency,
        @Bind("ledger") String ledger,
        @Bind("accounts") String[] accounts,
        @Bind("owner") UUID owner,
        @Bind("now") Instant now);

    @SqlQuery(
        """
        select portfolio.id, portfolio.name, base_currency, ledger, accounts, owner_id,
          asking.role as asker_role,
          exists (select from portfolio_member member
                  where member.portfolio_id = portfolio.id and member.user_id = asking.id) as shared
        from portfolio join app_user asking on asking.id = :user and asking.disabled_at is null
        order by portfolio.name, portfolio.id""")
    List<Asked> list(@Bind("user") UUID user);

    @SqlQuery(
        """
        select id, name, base_currency, ledger, accounts, owner_id from portfolio
        order by name, id""")
    List<Row> list();

    @SqlQuery(
        """
        select id, name, base_currency, ledger, accounts, owner_id from portfolio
        where owner_id in (select id from app_user where disabled_at is null) order by name, id""")
    List<Row> listOfEnabledOwners();

    @SqlQuery(
        """
        select id, name, base_currency, ledger, accounts, owner_id from portfolio
        where id = :id""")
    Optional<Row> find(@Bind("id") UUID id);

    @SqlUpdate("update portfolio set owner_id = :owner where id = :id")
    int give(@Bind("id") UUID id, @Bind("owner") UUID owner);

    @SqlUpdate("insert into portfolio_member values (:id, :user) on conflict do nothing")
    int share(@Bind("id") UUID id, @Bind("user") UUID user);

    @SqlUpdate("delete from portfolio_member where portfolio_id = :id and user_id = :user")
    int unshare(@Bind("id") UUID id, @Bind("user") UUID user);

    @SqlQuery(
        """
        select id, name, role, issuer, subject, created_at, disabled_at
        from app_user join portfolio_member on user_id = id where portfolio_id = :id
        order by name""")
    List<User> sharedWith(@Bind("id") UUID id);

    @SqlUpdate(
        """
        delete from portfolio
        where id = :id and not exists (select from pack_result where portfolio_id = :id::text)""")
    int remove(@Bind("id") UUID id);
  }
}
