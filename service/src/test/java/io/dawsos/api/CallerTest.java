package io.dawsos.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.access.ApiKey;
import io.dawsos.access.Role;
import io.dawsos.access.Scope;
import io.dawsos.access.User;
import io.dawsos.access.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallerTest {
  private static final UserId USER = UserId.fromString("00000000-0000-0000-0000-00000000000a");

  private static Caller caller(Role role, @Nullable Set<Scope> scopes) {
    User user = new User(USER, "u", role, null, null, Instant.EPOCH, null);
    return new Caller(
        user,
        scopes == null
            ? null
            : new ApiKey(
                UUID.randomUUID(),
                "k",
                "dk_000000",
                USER,
                scopes,
                Instant.EPOCH,
                null,
                null,
                null));
  }

  static Stream<Arguments> everyRoleAndSetOfScopes() {
    return Arrays.stream(Role.values())
        .flatMap(role -> subsets().stream().map(scopes -> Arguments.of(role, scopes)));
  }

  private static List<Set<Scope>> subsets() {
    List<Set<Scope>> subsets = new ArrayList<>(List.of(EnumSet.noneOf(Scope.class)));
    for (Scope scope : Scope.values()) {
      for (Set<Scope> without : List.copyOf(subsets)) {
        Set<Scope> with = EnumSet.copyOf(without);
        with.add(scope);
        subsets.add(with);
      }
    }
    return subsets;
  }

  @ParameterizedTest
  @MethodSource("everyRoleAndSetOfScopes")
  void aKeyDoesNoMoreThanItsRoleAndItsScopesAllow(Role role, Set<Scope> scopes) {
    Caller caller = caller(role, scopes);

    for (Scope scope : Scope.values()) {
      assertThat(caller.may(scope))
          .as("%s", scope)
          .isEqualTo(role.allows(scope) && scopes.contains(scope));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallerWithoutAKeyDoesWhatTheRoleAllows(Role role) {
    assertThat(Scope.values())
        .allSatisfy(
            scope -> assertThat(caller(role, null).may(scope)).isEqualTo(role.allows(scope)));
    assertThat(caller(role, null).getName()).isEqualTo(USER.toString());
  }
}
