package io.dawsos.pack.quality;

import static io.dawsos.pack.quality.InlineQuality.pack;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.pack.policy.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdjustmentCheckTest {
  private static InlineQuality moved(String from, String to, String split) {
    return pack("price AAPL USD " + to).after("price AAPL USD " + from).split("AAPL " + split);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-10-24", "2025-11-03"})
  void aPriceThatItsSourceDividedCountsAStoredSplitTwice(String exDate) {
    InlineQuality quality =
        pack("price NVDA USD 18 2025-10-23 yahoo")
            .adjusted("NVDA")
            .split("NVDA " + exDate + " 10 1");

    assertThat(quality.found(Check.ADJUSTMENT))
        .containsExactly(
            "NVDA: 18 USD of 2025-10-23 (yahoo) was divided by the split 10 for 1 of "
                + exDate
                + " (polygon) already, which is stored too");
  }

  @Test
  void splitsThatItsDateIsPastDoNotTouchAnAdjustedPrice() {
    InlineQuality quality =
        pack("price NVDA USD 180", "price AAPL USD 1 2025-10-23 csv")
            .adjusted("NVDA")
            .split("NVDA 2025-10-24 10 1")
            .split("AAPL 2025-10-24 4 1"); // raw, so that the split is due

    assertThat(quality.found(Check.ADJUSTMENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, 400, 4 1",
    "400, 420, 4 1",
    "400, 500, 4 1", // the limit, 25 %
    "100, 101, 1 4",
    "150, 150, 3 2",
    "100, 100, 2 3"
  })
  void aPriceThatASplitDoesNotMoveHasItAlready(String from, String to, String ratio) {
    assertThat(moved(from, to, "2025-10-24 " + ratio).result(Check.ADJUSTMENT).count())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 100, 4 1",
    "400, 125, 4 1",
    "400, 501, 4 1", // an outlier, not a price that stood still
    "100, 400, 1 4",
    "150, 122, 3 2", // nearer to 100 than to 150: 122 / 100 = 1.22, 150 / 122 = 1.2295…
    "140, 140, 7 5" // too small to stand out
  })
  void aPriceThatFollowsItsSplitIsRight(String from, String to, String ratio) {
    assertThat(moved(from, to, "2025-10-24 " + ratio).found(Check.ADJUSTMENT)).isEmpty();
  }

  @Test
  void saysWhatStoodStill() {
    InlineQuality quality = moved("400", "410", "2025-10-24 4 1");

    assertThat(quality.found(Check.ADJUSTMENT))
        .containsExactly(
            "AAPL: 410 USD of 2025-10-24 (csv) after 400 in PP_2025-10-23 did not follow the split"
                + " 4 for 1 of 2025-10-24 (polygon): one of both is adjusted wrongly");
    // 400 / 4 = 100; 410 / 100 - 1 = 3.1
    assertThat(quality.result(Check.ADJUSTMENT).worst().get(0).measured())
        .isEqualByComparingTo("3.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-10-23 4 1", "2025-10-25 4 1"})
  void splitsOutsideBothPacksMoveNothing(String split) {
    assertThat(moved("400", "400", split).found(Check.ADJUSTMENT)).isEmpty();
  }

  @Test
  void aPriceCarriedOverItsSplitWasDividedByTheBuild() {
    InlineQuality quality =
        pack("price AAPL USD 100 2025-10-23 csv")
            .after("price AAPL USD 400 2025-10-23 csv")
            .split("AAPL 2025-10-24 4 1");

    assertThat(quality.found(Check.ADJUSTMENT)).isEmpty();
  }

  @Test
  void aPriceOlderThanThePreviousPackIsLeftToTheBuild() {
    InlineQuality quality =
        pack("price AAPL USD 100 2025-10-21 csv")
            .after("price AAPL USD 400 2025-10-21 csv")
            .split("AAPL 2025-10-24 4 1");

    assertThat(quality.found(Check.ADJUSTMENT)).isEmpty();
  }

  @Test
  void anotherCurrencyThanBeforeIsNotCompared() {
    InlineQuality quality =
        pack("price AAPL USD 400").after("price AAPL CAD 400").split("AAPL 2025-10-24 4 1");

    assertThat(quality.found(Check.ADJUSTMENT)).isEmpty();
  }

  @Test
  void whatAPersonSetIsRight() {
    InlineQuality quality = moved("400", "400", "2025-10-24 4 1").overridden("AAPL");

    assertThat(quality.found(Check.ADJUSTMENT)).isEmpty();
    assertThat(quality.result(Check.OUTLIER).count()).isEqualTo(1); // 400 / 100
  }
}
