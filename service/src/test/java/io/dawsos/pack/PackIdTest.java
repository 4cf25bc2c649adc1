package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dawsos.money.RandomNumbers;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackIdTest {
  static LongStream seeds() {
    return RandomNumbers.seeds(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PP_2025-10-24", "PP_2025-10-24_r1", "PP_0001-01-01_r9999"})
  void readsAndPrintsTheSame(String text) {
    assertThat(PackId.fromString(text)).hasToString(text);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsBackWhatItPrints(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    PackId id =
        new PackId(LocalDate.of(2000, 1, 1).plusDays(random.below(20_000)), random.below(9_999));

    assertThat(PackId.fromString(id.toString())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025-10-24",
        "pp_2025-10-24",
        "PP_2025-10-24 ",
        "PP_2025-10-24_r0",
        "PP_2025-10-24_r01",
        "PP_2025-10-24_r-1",
        "PP_2025-10-24_r10000",
        "PP_2025-10-24_r1\n",
        "PP_2025-1-2",
        "PP_２０２５-10-24"
      })
  void refusesOtherTextsAndNamesThem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackId.fromString(text))
        .withMessageContaining("not a pack id: \"" + text + "\"");
  }

  @Test
  void refusesDatesThatDoNotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackId.fromString("PP_2025-02-30"))
        .withMessage("no such date in pack id \"PP_2025-02-30\"");
  }

  @Test
  void cannotBeMadeSuchThatItsTextIsNotReadBack() {
    LocalDate date = LocalDate.of(2025, 10, 24);

    assertThatIllegalArgumentException().isThrownBy(() -> new PackId(date, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PackId(date, 10_000));
    assertThatIllegalArgumentException().isThrownBy(() -> new PackId(date.withYear(10_000), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PackId(date.withYear(-1), 0));
  }

  @Test
  void ordersByDateThenByRevisionAsANumber() {
    List<PackId> ordered =
        Stream.of("PP_2024-12-31_r3", "PP_2025-01-01", "PP_2025-01-01_r2", "PP_2025-01-01_r10")
            .map(PackId::fromString)
            .toList();

    assertThat(new RandomNumbers(1).shuffled(ordered).stream().sorted())
        .containsExactlyElementsOf(ordered);
  }
}
