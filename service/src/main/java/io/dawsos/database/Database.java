package io.dawsos.database;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.jdbi3.InstrumentedSqlLogger;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.jdbi3.NamePrependingTemplateEngine;
import io.dropwizard.util.Duration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open database: the pool of the owner, which commands and jobs use, that of requests, and the
 * private server under them where no URL is configured.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final @Nullable PrivatePostgres server;
  private final DataSourceFactory factory;
  private final DatabaseConfiguration configuration;
  private final MetricRegistry metrics;
  private final StatementObserver observer;
  private final ManagedDataSource dataSource;
  private final Jdbi jdbi;
  private @Nullable ManagedDataSource serviceDataSource;
  private @Nullable Jdbi serviceJdbi;

  private Database(
      @Nullable PrivatePostgres server,
      DataSourceFactory factory,
      DatabaseConfiguration configuration,
      MetricRegistry metrics,
      StatementObserver observer) {
    this.server = server;
    this.factory = factory;
    this.configuration = configuration;
    this.metrics = metrics;
    this.observer = observer;
    this.dataSource = factory.build(metrics, "database");
    this.jdbi = jdbi(dataSource);
  }

  private Jdbi jdbi(ManagedDataSource dataSource) {
    Jdbi jdbi = Jdbi.create(dataSource);
    jdbi.installPlugin(new SqlObjectPlugin()).installPlugin(new PostgresPlugin());
    jdbi.setSqlLogger(new InstrumentedSqlLogger(metrics));
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(new NamePrependingTemplateEngine(TemplateEngine.NOP))
        .addCustomizer(new StatementThread.Customizer());
    observer.attach(jdbi);
    return jdbi;
  }

  /**
   * Opens the configured database, starting the private server where there is no URL.
   *
   * @param configuration the {@code database} section
   * @param dataFolder the folder under which a private server keeps its files
   * @param share whether a private server that another process owns is used rather than refused
   * @param metrics where the pool and the statements are timed
   * @param observer watches the statements
   * @throws DawsosException in one sentence, when it cannot be reached or started
   */
  public static Database open(
      DatabaseConfiguration configuration,
      Path dataFolder,
      boolean share,
      MetricRegistry metrics,
      StatementObserver observer) {
    String url = configuration.url();
    if (url != null) {
      return connect(
          null,
          url,
          configuration.user(),
          configuration.password(),
          configuration,
          metrics,
          observer);
    }
    PrivatePostgres server =
        PrivatePostgres.start(dataFolder.resolve("postgres"), configuration.port(), share);
    try {
      return connect(
          server,
          server.url(),
          PrivatePostgres.USER,
          server.password(),
          configuration,
          metrics,
          observer);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Database connect(
      @Nullable PrivatePostgres server,
      String url,
      String user,
      Secret password,
      DatabaseConfiguration configuration,
      MetricRegistry metrics,
      StatementObserver observer) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new DawsosException(
          ErrorCode.CONFIGURATION_INVALID,
          "database.url must start with jdbc:postgresql:",
          "write it as jdbc:postgresql://host:5432/database, without user and password");
    }
    DataSourceFactory factory = factory(url, user, password, configuration);
    Database database = new Database(server, factory, configuration, metrics, observer);
    try (Connection connection = database.dataSource.getConnection()) {
      LOG.debug("connected to {}", connection.getMetaData().getDatabaseProductVersion());
      measure(database.dataSource);
      return database;
    } catch (SQLException e) {
      database.closePool();
      throw new DawsosException(
          ErrorCode.DATABASE_UNREACHABLE,
          "cannot connect to %s as %s: %s".formatted(withoutParameters(url), user, e.getMessage()),
          "check database.url, user and password in config.yml and that the server runs",
          e);
    }
  }

  /** Shows the pool's counts among the metrics, under a name that is taken from then on. */
  private static void measure(ManagedDataSource pool) {
    try {
      pool.start();
    } catch (Exception e) {
      throw new IllegalStateException("the connection pool cannot be measured", e);
    }
  }

  /** Parameters of a JDBC URL may hold a password. */
  private static String withoutParameters(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static DataSourceFactory factory(
      String url, String user, Secret password, DatabaseConfiguration configuration) {
    DataSourceFactory factory = new DataSourceFactory();
    factory.setDriverClass("org.postgresql.Driver");
    factory.setUrl(url);
    factory.setUser(user);
    factory.setPassword(password.reveal());
    factory.setInitialSize(0);
    factory.setMinSize(1);
    factory.setMaxSize(configuration.maxSize());
    factory.setMaxWaitForConnection(configuration.connectTimeout());
    factory.setValidationQuery("select 1");
    factory.setValidationQueryTimeout(Duration.seconds(2));
    factory.setCheckConnectionOnBorrow(true);
    factory.setAutoCommentsEnabled(true);
    String seconds = Long.toString(Math.max(1, configuration.connectTimeout().toSeconds()));
    factory.setProperties(
        Map.of("connectTimeout", seconds, "loginTimeout", seconds, "ApplicationName", "dawsos"));
    return factory;
  }

  /** The entry to SQL of commands and jobs, as the owner of the tables. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * The entry to SQL of requests: as a role that sees what row-level security shows it.
   *
   * @throws DawsosException DATABASE_UNREACHABLE or CONFIGURATION_INVALID, when it is first asked
   *     for
   */
  public synchronized Jdbi serviceJdbi() {
    Jdbi open = serviceJdbi;
    if (open == null) {
      ServiceLogin login = ServiceLogin.of(configuration, Secret.of(ownerPassword()));
      ManagedDataSource pool =
          factory(factory.getUrl(), login.user(), login.password(), configuration)
              .build(metrics, "database-service");
      check(pool, login);
      measure(pool);
      serviceDataSource = pool;
      open = jdbi(pool);
      serviceJdbi = open;
    }
    return open;
  }

  private String ownerPassword() {
    String password = factory.getPassword();
    return password == null ? "" : password;
  }

  private void check(ManagedDataSource pool, ServiceLogin login) {
    try (Connection connection = connect(pool, login)) {
      login.requireHeldBack(connection);
    } catch (SQLException e) {
      close(pool);
      throw login.unreachable(e);
    } catch (DawsosException e) {
      close(pool);
      throw e;
    }
  }

  private Connection connect(ManagedDataSource pool, ServiceLogin login) throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      if (!login.isOurs() || !ServiceLogin.isRefused(e)) {
        throw e;
      }
      login.grant(dataSource);
      return pool.getConnection();
    }
  }

  /** How to connect, for the migrations. */
  public DataSourceFactory dataSourceFactory() {
    return factory;
  }

  /** A connection of its own, beside the pool, for one who keeps it. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(factory.getUrl(), factory.getUser(), factory.getPassword());
  }

  /** The pool of the owner. */
  public ManagedDataSource dataSource() {
    return dataSource;
  }

  /**
   * Returns this database when the migrations have run.
   *
   * @throws DawsosException DATABASE_NOT_MIGRATED otherwise
   */
  public Database requireMigrated() {
    if (!Migrations.areComplete(jdbi)) {
      throw new DawsosException(
          ErrorCode.DATABASE_NOT_MIGRATED,
          "the database lacks tables of this release",
          "run `dawsos db migrate` first");
    }
    return this;
  }

  /** Closes the pools, then stops the private server; the second call does nothing. */
  @Override
  public void close() {
    closePool();
    if (server != null) {
      server.close();
    }
  }

  private synchronized void closePool() {
    close(serviceDataSource);
    close(dataSource);
  }

  private static void close(@Nullable ManagedDataSource pool) {
    try {
      if (pool != null) {
        pool.stop();
      }
    } catch (Exception e) {
      LOG.warn("the connection pool did not close cleanly", e);
    }
  }
}
