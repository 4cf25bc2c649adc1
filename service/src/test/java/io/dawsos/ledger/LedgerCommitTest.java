package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerCommitTest {
  private static final String GIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String FILES = "f".repeat(64);

  private static String joined(int parts) {
    return String.join("+", Collections.nCopies(parts, FILES));
  }

  @Test
  void oneOfAJoinedLedgerNamesThoseOfItsPartsInTheirOrder() {
    List<LedgerCommit> parts =
        List.of(LedgerCommit.of(GIT), LedgerCommit.of(FILES), LedgerCommit.of(GIT));

    LedgerCommit joined = LedgerCommit.joined(parts);

    assertThat(joined).hasToString(GIT + "+" + FILES + "+" + GIT);
    assertThat(joined.parts()).isEqualTo(parts);
    assertThat(LedgerCommit.of(joined(8)).parts()).hasSize(8);
  }

  @Test
  void oneOfAnotherIsItsOnlyPart() {
    assertThat(LedgerCommit.of(GIT).parts()).containsExactly(LedgerCommit.of(GIT));
  }

  static Stream<String> malformed() {
    return Stream.of(
        "",
        "+",
        GIT + "+",
        "+" + GIT,
        GIT + "++" + GIT,
        GIT + " " + GIT,
        GIT + "0",
        GIT.toUpperCase(Locale.ROOT),
        GIT + "+HEAD",
        GIT + "\n",
        joined(9));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void anythingElseIsNone(String text) {
    assertThat(LedgerCommit.isValid(text)).isFalse();
    assertThatThrownBy(() -> LedgerCommit.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a ledger commit");
  }
}
