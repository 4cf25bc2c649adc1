package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {
  private static final LocalDate EX_DATE = LocalDate.of(2024, 6, 10);

  private static Split split(String newUnits, String oldUnits) {
    return new Split(
        SecurityId.of("NVDA"),
        EX_DATE,
        new BigDecimal(newUnits),
        new BigDecimal(oldUnits),
        "polygon");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 1, 1208.88, 120.888",
    "1, 25, 0.4, 10",
    "3, 2, 100, 66.66666666666666666666666666666667",
    "1, 1, 5, 5"
  })
  void aPriceOfAnOldUnitBecomesThatOfANewOne(
      String newUnits, String oldUnits, BigDecimal price, BigDecimal adjusted) {
    assertThat(split(newUnits, oldUnits).adjust(price)).isEqualByComparingTo(adjusted);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-06-07, 2024-06-10, true",
    "2024-06-07, 2024-06-11, true",
    "2024-06-09, 2024-06-10, true",
    "2024-06-10, 2024-06-11, false",
    "2024-06-10, 2024-06-10, false",
    "2024-06-07, 2024-06-09, false"
  })
  void itLiesBetweenADayBeforeAndTheExDateOrLater(
      LocalDate priced, LocalDate asOf, boolean between) {
    assertThat(split("10", "1").liesBetween(priced, asOf)).isEqualTo(between);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -1"})
  void aRatioOfZeroOrBelowIsRefused(String newUnits, String oldUnits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> split(newUnits, oldUnits))
        .withMessage("split of NVDA on 2024-06-10 is not above zero");
  }

  @Test
  void aSourceIsNamedAsThatOfAPriceIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Split(
                    SecurityId.of("NVDA"), EX_DATE, BigDecimal.TEN, BigDecimal.ONE, "a,source"))
        .withMessageContaining("\"a,source\"");
  }
}
