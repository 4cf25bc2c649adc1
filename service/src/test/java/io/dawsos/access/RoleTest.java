package io.dawsos.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {
  @ParameterizedTest
  @CsvSource({
    "ADMIN,   read execute replay admin, true",
    "MANAGER, read execute replay,       true",
    "USER,    read execute replay,       false",
    "VIEWER,  read execute,              false"
  })
  void everyRoleAllowsItsScopes(Role role, String scopes, boolean seesEveryPortfolio) {
    String allowed =
        Arrays.stream(Scope.values())
            .filter(role::allows)
            .map(Scope::text)
            .collect(Collectors.joining(" "));

    assertThat(allowed).isEqualTo(scopes);
    assertThat(role.seesEveryPortfolio()).isEqualTo(seesEveryPortfolio);
  }

  @ParameterizedTest
  @EnumSource
  void aScopeIsReadBackFromItsText(Scope scope) {
    assertThat(Scope.fromText(scope.text())).isEqualTo(scope);
  }

  @Test
  void anotherTextIsNoScope() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scope.fromText("READ"))
        .withMessage("unknown scope \"READ\"; there are read, execute, replay, admin");
  }
}
