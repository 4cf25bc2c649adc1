package io.dawsos.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountGlobsTest {
  @ParameterizedTest
  @CsvSource({
    "*,Assets:US:Broker,true",
    "Assets:US:*,Assets:US:Broker:Cash,true",
    "Assets:US:*,Assets:US,false",
    "Assets:US:*,Assets:USA:Cash,false",
    "Assets:US*,Assets:USA:Cash,true",
    "Assets:US,Assets:US,true",
    "Assets:US,Assets:US:Cash,false",
    "*:Cash,Assets:US:Cash,true",
    "A*s:*:C*h,Assets:US:Cash,true",
    "assets:*,Assets:US,false",
    "Assets:[A-Z]*,Assets:US,false",
    "Assets:U.,Assets:US,false",
    "Assets:\\Q*,Assets:\\Qx\\E,true"
  })
  void aStarStandsForAnyCharactersAndAllElseForItself(
      String glob, String account, boolean expected) {
    assertThat(new AccountGlobs(List.of(glob)).matcher().test(account)).isEqualTo(expected);
  }

  @Test
  void anyOfSeveralPatternsIsEnough() {
    AccountGlobs globs = new AccountGlobs(List.of("Assets:A", "Assets:B:*"));

    assertThat(List.of("Assets:A", "Assets:B:C", "Assets:C").stream().filter(globs.matcher()))
        .containsExactly("Assets:A", "Assets:B:C");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void emptyPatternsAreRefused(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccountGlobs(List.of("Assets:*", pattern)));
    assertThatIllegalArgumentException().isThrownBy(() -> new AccountGlobs(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1-1-1-1-1", "11111111-1111-1111-1111-11111111111g"})
  void aPortfolioIdIsAWholeUuid(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortfolioId.fromString(text))
        .withMessage("not a UUID: \"" + text + "\"");
  }
}
