package io.dawsos.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UserStoreTest {
  private static final Instant NOW = Instant.parse("2025-10-24T22:15:00Z");
  private static final UserId NOBODY = UserId.fromString("00000000-0000-0000-0000-00000000dead");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private UserStore users;

  @BeforeEach
  void openTheStore() {
    users = new UserStore(database.jdbi(), now::get);
  }

  private static ErrorCode codeOf(ThrowingCallable call) {
    return catchThrowableOfType(DawsosException.class, call).code();
  }

  @Test
  void theOperatorIsThereFromTheStart() {
    User operator = users.get(UserId.OPERATOR);

    assertThat(operator.name()).isEqualTo("operator");
    assertThat(operator.role()).isEqualTo(Role.ADMIN);
    assertThat(operator.disabledAt()).isNull();
    assertThat(users.list()).containsExactly(operator);
  }

  @Test
  void aUserIsFoundByIdNameAndSubject() {
    User ann = users.create("Ann", Role.USER, "https://id.example.org", "42");
    User bob = users.create("Bob", Role.VIEWER, null, null);

    assertThat(users.get(ann.id())).isEqualTo(ann);
    assertThat(users.findByName("Bob")).contains(bob);
    assertThat(users.findBySubject("https://id.example.org", "42")).contains(ann);
    assertThat(users.findBySubject("https://other.example.org", "42")).isEmpty();
    assertThat(users.list()).extracting(User::name).containsExactly("Ann", "Bob", "operator");
  }

  @Test
  void aNameAndASubjectAreOneUsers() {
    users.create("Ann", Role.USER, "https://id.example.org", "42");

    assertThat(
            List.<ThrowingCallable>of(
                () -> users.create("Ann", Role.VIEWER, null, null),
                () -> users.create("Eve", Role.ADMIN, "https://id.example.org", "42")))
        .allSatisfy(call -> assertThat(codeOf(call)).isEqualTo(ErrorCode.USER_EXISTS));
    assertThat(users.list()).extracting(User::name).containsExactly("Ann", "operator");
  }

  @Test
  void theRoleCanBeChanged() {
    UserId id = users.create("Ann", Role.USER, null, null).id();

    users.changeRole(id, Role.MANAGER);

    assertThat(users.get(id).role()).isEqualTo(Role.MANAGER);
  }

  @Test
  void aDisabledUserKeepsTheFirstTimeAndCanBeEnabled() {
    UserId id = users.create("Ann", Role.USER, null, null).id();

    users.disable(id);
    now.set(NOW.plusSeconds(60));
    users.disable(id);
    assertThat(users.get(id).disabledAt()).isEqualTo(NOW);

    users.enable(id);
    assertThat(users.get(id).disabledAt()).isNull();
  }

  @Test
  void anUnknownUserIsNamed() {
    assertThat(
            List.<ThrowingCallable>of(
                () -> users.get(NOBODY),
                () -> users.changeRole(NOBODY, Role.ADMIN),
                () -> users.disable(NOBODY),
                () -> users.enable(NOBODY)))
        .allSatisfy(call -> assertThat(codeOf(call)).isEqualTo(ErrorCode.USER_UNKNOWN));
    assertThat(catchThrowableOfType(DawsosException.class, () -> users.get(NOBODY)))
        .hasMessage("there is no user " + NOBODY);
  }
}
