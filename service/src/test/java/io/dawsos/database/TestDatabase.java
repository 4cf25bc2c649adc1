package io.dawsos.database;

import com.codahale.metrics.MetricRegistry;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated database of its own for a test: registered in a static field one for the class, in an
 * instance field one for each method. All are on one private PostgreSQL, started once in this JVM.
 *
 * <p>Sessions are in Kathmandu's time, 5:45 hours ahead of UTC, which is hardly the JVM's zone:
 * what mixes up zones fails in every test.
 */
public final class TestDatabase
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  static final String TIME_ZONE = "Asia/Kathmandu";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String template;
  private boolean ofClass;
  private @Nullable Database database;

  /** A migrated database. */
  public TestDatabase() {
    this(Server.MIGRATED);
  }

  private TestDatabase(String template) {
    this.template = template;
  }

  /** A database without any table. */
  static TestDatabase empty() {
    return new TestDatabase("template1");
  }

  /** The database of the running test. */
  public Database database() {
    if (database == null) {
      throw new IllegalStateException("no test is running");
    }
    return database;
  }

  /** The entry to all SQL. */
  public Jdbi jdbi() {
    return database().jdbi();
  }

  /** How an application connects to this database. */
  public DatabaseConfiguration configuration() {
    var factory = database().dataSourceFactory();
    return DatabaseConfiguration.of(
        factory.getUrl(),
        factory.getUser(),
        Secret.of(String.valueOf(factory.getPassword())),
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ofClass = true;
    database = create(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!ofClass) {
      database = create(context);
    }
  }

  private Database create(ExtensionContext context) {
    Server server =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(TestDatabase.class))
            .getOrComputeIfAbsent(Server.class, type -> Server.start(), Server.class);
    return server.create("test_" + NUMBER.incrementAndGet(), template);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!ofClass) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  private void close() {
    if (database != null) {
      database.close();
    }
    database = null;
  }

  /** The one server; stopped with the root of all tests. */
  private static final class Server implements AutoCloseable {
    static final String MIGRATED = "migrated";

    private final Database admin;

    private Server(Database admin) {
      this.admin = admin;
    }

    static Server start() {
      Path folder = Path.of("target", "test-data", System.getProperty("dawsos.fork", "fork-1"));
      Server server =
          new Server(
              Database.open(
                  DatabaseConfiguration.defaults(),
                  folder,
                  false,
                  new MetricRegistry(),
                  StatementObserver.NONE));
      server.dropAll();
      try (Database migrated = server.create(MIGRATED, "template1")) {
        Migrations.run(migrated);
      }
      return server;
    }

    /** The folder is kept from run to run, which saves seconds; what the last run left is not. */
    private void dropAll() {
      admin
          .jdbi()
          .useHandle(
              handle ->
                  handle
                      .createQuery(
                          "select datname from pg_database where datname ~ '^(test_|migr)'")
                      .mapTo(String.class)
                      .list()
                      .forEach(name -> handle.execute("drop database " + name + " with (force)")));
    }

    Database create(String name, String template) {
      admin
          .jdbi()
          .useHandle(handle -> handle.execute("create database " + name + " template " + template));
      var factory = admin.dataSourceFactory();
      String url = factory.getUrl();
      Database database =
          Database.open(
              DatabaseConfiguration.of(
                  url.substring(0, url.lastIndexOf('/') + 1) + name,
                  factory.getUser(),
                  Secret.of(String.valueOf(factory.getPassword())),
                  null,
                  null,
                  null,
                  null,
                  null),
              Path.of("unused"),
              false,
              new MetricRegistry(),
              StatementObserver.NONE);
      DataSourceProxy pool = (DataSourceProxy) database.dataSource();
      pool.setInitSQL("set time zone '" + TIME_ZONE + "'");
      pool.purge();
      return database;
    }

    @Override
    public void close() {
      admin.close();
    }
  }
}
