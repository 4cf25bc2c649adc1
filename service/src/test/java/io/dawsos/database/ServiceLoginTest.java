package io.dawsos.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServiceLoginTest {
  @RegisterExtension final TestDatabase database = new TestDatabase();

  private Database open(@Nullable String serviceUser, @Nullable String servicePassword) {
    DatabaseConfiguration owner = database.configuration();
    return Database.open(
        DatabaseConfiguration.of(
            owner.url(),
            owner.user(),
            owner.password(),
            serviceUser,
            servicePassword == null ? null : Secret.of(servicePassword),
            null,
            null,
            null),
        Path.of("unused"),
        false,
        new MetricRegistry(),
        StatementObserver.NONE);
  }

  private static String user(Database open) {
    return open.serviceJdbi()
        .withHandle(handle -> handle.createQuery("select current_user").mapTo(String.class).one());
  }

  private void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  @Test
  void theRoleOfTheMigrationsGetsItsLoginWhenItIsFirstNeeded() {
    execute("alter role dawsos_service nologin password null");

    try (Database open = open(null, null)) {
      assertThat(user(open)).isEqualTo("dawsos_service");
    }
    try (Database again = open(null, null)) {
      assertThat(user(again)).isEqualTo("dawsos_service");
    }
  }

  @Test
  void theRoleGetsTheConfiguredPassword() {
    try (Database open = open(null, "another")) {
      assertThat(user(open)).isEqualTo("dawsos_service");
    }
    try (Database derived = open(null, null)) {
      assertThat(user(derived)).isEqualTo("dawsos_service");
    }
  }

  @Test
  void aConfiguredUserThatIsAMemberOfTheRoleIsUsed() {
    execute("drop role if exists requests");
    execute("create role requests login password 'secret' in role dawsos_service");

    try (Database open = open("requests", "secret")) {
      assertThat(user(open)).isEqualTo("requests");
    }
  }

  @Test
  void aConfiguredUserIsNotGivenAPassword() {
    execute("drop role if exists requests");
    execute("create role requests login password 'secret' in role dawsos_service");

    try (Database open = open("requests", "wrong")) {
      DawsosException failure =
          catchThrowableOfType(DawsosException.class, () -> open.serviceJdbi());
      assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_UNREACHABLE);
      assertThat(failure.message()).startsWith("cannot connect as requests, the role of requests");
      assertThat(failure.message() + failure.advice()).doesNotContain("wrong");
    }
  }

  @Test
  void aUserThatRowSecurityDoesNotHoldBackIsRefused() {
    DatabaseConfiguration owner = database.configuration();

    try (Database open = open(owner.user(), owner.password().reveal())) {
      DawsosException failure =
          catchThrowableOfType(DawsosException.class, () -> open.serviceJdbi());
      assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID);
      assertThat(failure.message()).contains("row-level security does not hold for dawsos");
    }
  }

  @Test
  void noPasswordFollowsFromAnEmptyOne() {
    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class,
            () -> ServiceLogin.of(DatabaseConfiguration.defaults(), Secret.of("")));

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID);
    assertThat(failure.advice()).contains("DATABASE_SERVICE_PASSWORD");
  }

  @Test
  void thePasswordFollowsFromTheOwnersAndDoesNotTellIt() {
    ServiceLogin login = ServiceLogin.of(DatabaseConfiguration.defaults(), Secret.of("s3cret"));

    // printf 'password of dawsos_service' | openssl dgst -sha256 -hmac s3cret
    assertThat(login.password().reveal())
        .isEqualTo("529568cf814ad6ef5e783e5e62a51400167d0ebd81e9b45185ce20ae43eb202b");
    assertThat(login.toString()).doesNotContain(login.password().reveal());
  }
}
