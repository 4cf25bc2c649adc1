package io.dawsos.database;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.migrations.CloseableLiquibaseWithClassPathMigrationsFile;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.ui.LoggerUIService;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The schema: Liquibase changelogs under {@code migrations/}, packaged on the class path. */
public final class Migrations {
  /** The changelog's place on the class path. */
  public static final String CHANGELOG = "migrations/changelog.xml";

  /** Liquibase's record of the change sets that ran. */
  private static final String RECORD = "databasechangelog";

  private static final String LOCK =
      "select 1 from pg_advisory_xact_lock(hashtextextended('dawsos migrations', 0))";

  private Migrations() {}

  /** Work on the schema. */
  public interface Work<X extends Exception> {
    /** Does it. */
    void run() throws X;
  }

  /**
   * Runs work on the schema while nobody else does. Liquibase's own lock is a row that a killed
   * process leaves behind, and that is waited for in vain; under our lock, which ends with its
   * connection, such a row can only be a left-over and is released.
   */
  public static <X extends Exception> void exclusively(Database database, Work<X> work) throws X {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.createQuery(LOCK).mapTo(Integer.class).one();
              // Committed before the work starts, so not on this transaction's connection.
              try (Handle own = database.jdbi().open()) {
                releaseLeftOverLock(own);
              }
              work.run();
            });
  }

  private static void releaseLeftOverLock(Handle handle) {
    if (exists(handle, "databasechangeloglock")) {
      handle.execute(
          "update databasechangeloglock set locked = false, lockgranted = null, lockedby = null");
    }
  }

  /** Brings the schema up to this release; does nothing where it is. */
  public static void run(Database database) {
    if (areComplete(database.jdbi())) {
      return;
    }
    exclusively(
        database,
        () -> {
          // Of two that start at once, the second finds everything done.
          if (!areComplete(database.jdbi())) {
            update(database);
          }
        });
  }

  private static void update(Database database) {
    try (CloseableLiquibaseWithClassPathMigrationsFile liquibase =
        new CloseableLiquibaseWithClassPathMigrationsFile(connection(database), CHANGELOG)) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      // Liquibase would tell its progress on standard output, which is for results.
      Scope.child(
          Scope.Attr.ui,
          new LoggerUIService(),
          () -> liquibase.update(new Contexts(), new LabelExpression()));
    } catch (Exception e) { // closing declares no narrower type
      throw new DawsosException(
          ErrorCode.DATABASE_FAILED,
          "the migrations failed: " + e.getMessage(),
          "nothing of the failed change set was kept; see the log above",
          e);
    }
  }

  /** A pool of its own, as Liquibase's wrapper closes the pool that it is given. */
  private static ManagedDataSource connection(Database database) {
    return database.dataSourceFactory().build(new MetricRegistry(), "migrations");
  }

  static boolean areComplete(Jdbi jdbi) {
    List<String> needed = ChangeSets.ids();
    return jdbi.withHandle(
        handle -> exists(handle, RECORD) && countOf(handle, needed) == needed.size());
  }

  private static int countOf(Handle handle, List<String> ids) {
    return handle
        .createQuery("select count(*) from databasechangelog where id = any(:ids)")
        .bindArray("ids", String.class, ids)
        .mapTo(int.class)
        .one();
  }

  private static boolean exists(Handle handle, String table) {
    return handle
        .createQuery("select to_regclass(:table) is not null")
        .bind("table", table)
        .mapTo(Boolean.class)
        .one();
  }
}
