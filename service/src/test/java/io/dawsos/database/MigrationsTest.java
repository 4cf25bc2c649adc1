package io.dawsos.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dropwizard.migrations.CloseableLiquibaseWithClassPathMigrationsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsTest {
  @RegisterExtension final TestDatabase database = TestDatabase.empty();

  private List<String> tables() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select tablename from pg_tables
                        where schemaname = 'public' and tablename not like 'databasechange%'
                        order by tablename""")
                    .mapTo(String.class)
                    .list());
  }

  private List<String> changeSets() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select id from databasechangelog order by orderexecuted")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void makeEveryTableOfAnEmptyDatabase() {
    Migrations.run(database.database());

    assertThat(tables())
        .contains("api_key", "pack_fx", "pack_price", "portfolio", "pricing_pack", "pack_result")
        .contains("job_run", "job_step", "scheduled_tasks")
        .contains("execution", "execution_result", "pattern_document");
    assertThat(database.database().requireMigrated()).isSameAs(database.database());
  }

  @Test
  void doNothingTheSecondTime() {
    Migrations.run(database.database());
    List<String> before = changeSets();

    Migrations.run(database.database());

    assertThat(changeSets()).isEqualTo(before);
  }

  @Test
  void areAskedForWhereTheyHaveNotRun() {
    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> database.database().requireMigrated())
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_NOT_MIGRATED))
        .satisfies(failure -> assertThat(failure.advice()).contains("dawsos db migrate"));
  }

  @Test
  void runExactlyTheChangeSetsThatAreLookedFor() {
    Migrations.run(database.database());

    assertThat(changeSets()).isEqualTo(ChangeSets.ids());
  }

  @Test
  void areIncompleteWhereAnyChangeSetIsMissing() {
    Migrations.run(database.database());
    database
        .jdbi()
        .useHandle(handle -> handle.execute("delete from databasechangelog where id like '002%'"));

    assertThat(Migrations.areComplete(database.jdbi())).isFalse();
  }

  @Test
  void areCompleteWhereANewerReleaseHasMigrated() {
    Migrations.run(database.database());
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into databasechangelog
                      (id, author, filename, dateexecuted, orderexecuted, exectype)
                    values ('999-later', 'dawsos', '999.sql', now(), 999, 'EXECUTED')"""));

    assertThat(Migrations.areComplete(database.jdbi())).isTrue();
  }

  @Test
  @Timeout(30)
  void mayRunFromTwoProcessesAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Boolean> migration =
          () -> {
            Migrations.run(database.database());
            return true;
          };

      List<Future<Boolean>> both = threads.invokeAll(List.of(migration, migration));

      for (Future<Boolean> each : both) {
        assertThat(each.get()).isTrue();
      }
      assertThat(tables()).contains("api_key", "portfolio");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(60)
  void releaseTheLockThatAKilledRunLeftBehind() {
    Migrations.run(database.database());
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "drop table execution, execution_result, pattern_document, pack_result,"
                      + " restatement_proposal, corporate_action, symbol, price_override");
              handle.execute(
                  "delete from databasechangelog where id = '004-inputs' or id like '010-%'");
              handle.execute(
                  "update databasechangeloglock set locked = true, lockedby = 'a killed process',"
                      + " lockgranted = now()");
            });

    Migrations.run(database.database());

    assertThat(tables()).contains("pack_result");
  }

  @Test
  void thoseOfUsersCanBeTakenBackAndRunAgain() throws Exception {
    int first = ChangeSets.ids().indexOf("008-users");
    int last = ChangeSets.ids().indexOf("008-service-role");
    liquibase(
        each -> {
          each.update(last + 1, new Contexts(), new LabelExpression());
          each.rollback(last + 1 - first, null, new Contexts(), new LabelExpression());
        });
    assertThat(changeSets()).hasSize(first);
    assertThat(tables()).contains("portfolio").doesNotContain("app_user", "audit_event");

    Migrations.run(database.database());

    assertThat(changeSets()).isEqualTo(ChangeSets.ids());
    assertThat(database.database().serviceJdbi()).isNotNull();
  }

  @Test
  void tellWhatAnAdministratorHasToDoWhereTheOwnerMayNotMakeRoles() {
    execute(
        "drop role if exists plain",
        "create role plain login password 'plain'",
        "grant all on schema public to plain",
        "alter role dawsos_service rename to hidden");
    DatabaseConfiguration owner = database.configuration();
    try (Database plain =
        Database.open(
            DatabaseConfiguration.of(
                owner.url(), "plain", Secret.of("plain"), null, null, null, null, null),
            Path.of("unused"),
            false,
            new MetricRegistry(),
            StatementObserver.NONE)) {
      assertThatExceptionOfType(DawsosException.class)
          .isThrownBy(() -> Migrations.run(plain))
          .withMessageContaining("as an administrator run: create role dawsos_service");

      execute("alter role hidden rename to dawsos_service");
      Migrations.run(plain);

      assertThat(changeSets()).isEqualTo(ChangeSets.ids());
    } finally {
      execute(
          """
          do $$ begin
            if exists (select from pg_roles where rolname = 'hidden') then
              alter role hidden rename to dawsos_service;
            end if;
          end $$""",
          "drop owned by plain",
          "drop role plain");
    }
  }

  private void execute(String... statements) {
    database.jdbi().useHandle(handle -> List.of(statements).forEach(handle::execute));
  }

  private interface Work {
    void with(CloseableLiquibaseWithClassPathMigrationsFile liquibase) throws LiquibaseException;
  }

  private void liquibase(Work work) throws Exception {
    try (CloseableLiquibaseWithClassPathMigrationsFile liquibase =
        new CloseableLiquibaseWithClassPathMigrationsFile(
            database.database().dataSourceFactory().build(new MetricRegistry(), "back"),
            Migrations.CHANGELOG)) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      work.with(liquibase);
    }
  }
}
