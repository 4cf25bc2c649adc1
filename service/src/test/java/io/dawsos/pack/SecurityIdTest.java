package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dawsos.money.RandomNumbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityIdTest {
  private static final List<String> ALPHABET =
      List.of("A", "B", "Z", "0", "9", "'", "-", ".", "_", "A'", "A-");

  static LongStream seeds() {
    return RandomNumbers.seeds(200);
  }

  @Test
  void ordersAsIfACommaEndedEachCode() {
    List<SecurityId> sorted =
        List.of("A-B", "A", "A'B", "A.B", "A0", "AA", "A_B", "/ES", "B").stream()
            .map(SecurityId::of)
            .sorted()
            .toList();

    assertThat(sorted)
        .extracting(SecurityId::code)
        .containsExactly("/ES", "A'B", "A", "A-B", "A.B", "A0", "AA", "A_B", "B");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ordersAsTheBytesOfCanonicalLinesDo(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<SecurityId> ids = random.list(30, index -> SecurityId.of(code(random)));

    assertThat(ids.stream().sorted().toList())
        .isEqualTo(
            ids.stream()
                .sorted(Comparator.comparing(SecurityIdTest::line, Arrays::compareUnsigned))
                .toList());
    for (SecurityId one : ids) {
      for (SecurityId other : ids) {
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other)))
            .isEqualTo(-Integer.signum(other.compareTo(one)));
      }
    }
  }

  private static String code(RandomNumbers random) {
    StringBuilder code = new StringBuilder("A");
    for (int i = random.below(4); i > 0; i--) {
      code.append(random.pick(ALPHABET));
    }
    return code + "X";
  }

  private static byte[] line(SecurityId id) {
    return ("price," + id + ",").getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aapl", "A,B", "A B", "A\n", "A-", "1A"})
  void whatIsNoCommodityOfALedgerIsRefused(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecurityId.of(code))
        .withMessage("not a security symbol: \"" + code + "\"");
  }
}
