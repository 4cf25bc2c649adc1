package io.dawsos.pack.quality;

import static io.dawsos.pack.quality.InlineQuality.pack;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.pack.policy.Check;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes of one thing and day beside each other. */
class ComparisonChecksTest {
  private static BigDecimal worst(InlineQuality quality, Check check) {
    BigDecimal measured = quality.result(check).worst().get(0).measured();
    return measured == null ? BigDecimal.ZERO : measured;
  }

  @ParameterizedTest
  @CsvSource({
    "200, 201, 0", // 1 / 200 = 50 bp, the limit
    "201, 200, 0",
    "200, 201.01, 1",
    "201.01, 200, 1"
  })
  void sourcesMayBeApartByTheLimit(String chosen, String other, int count) {
    InlineQuality quality =
        pack("price AAPL USD " + chosen)
            .seen("price AAPL USD %s 2025-10-24 yahoo".formatted(other));

    assertThat(quality.result(Check.DISAGREEMENT).count()).isEqualTo(count);
  }

  @Test
  void namesBothSourcesAndPrices() {
    InlineQuality quality =
        pack("price AAPL USD 262.82 2025-10-24 polygon", "fx EUR USD 1.16 2025-10-24 ecb")
            .seen(
                "price AAPL USD 265.60 2025-10-24 yahoo", // 2.78 / 262.82 = 105.776… bp
                "fx EUR USD 1.1716 2025-10-24 polygon"); // 0.0116 / 1.16 = 100 bp

    assertThat(quality.found(Check.DISAGREEMENT))
        .containsExactly(
            "AAPL: 262.82 USD of 2025-10-24 (polygon) against 265.6 USD of 2025-10-24 (yahoo),"
                + " 105.8 bp apart",
            "EUR/USD: 1.16 of 2025-10-24 (ecb) against 1.1716 of 2025-10-24 (polygon),"
                + " 100.0 bp apart");
    assertThat(quality.result(Check.DISAGREEMENT).worst().get(1).measured())
        .isEqualByComparingTo("100");
    assertThat(quality.result(Check.DISAGREEMENT).worst().get(1).limit())
        .isEqualByComparingTo("50");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price AAPL USD 1 2025-10-23 yahoo",
        "price AAPL CAD 1 2025-10-24 yahoo",
        "price MSFT USD 1 2025-10-24 yahoo",
        "fx EUR USD 9 2025-10-23 ecb",
        "fx USD EUR 9 2025-10-24 ecb",
        "fx EUR CHF 9 2025-10-24 ecb"
      })
  void onlyQuotesOfOneThingAndDayAndCurrencyAreCompared(String other) {
    InlineQuality quality = pack("price AAPL USD 262.82", "fx EUR USD 1.16").seen(other);

    assertThat(quality.found(Check.DISAGREEMENT)).isEmpty();
  }

  @Test
  void bothSidesOfACarriedPriceAreInTheUnitsOfThePack() {
    // Both sources quoted 400 on Thursday; the build divided the chosen one by Friday's split.
    InlineQuality quality =
        pack("price AAPL USD 100 2025-10-23 polygon")
            .seen("price AAPL USD 400 2025-10-23 yahoo")
            .split("AAPL 2025-10-24 4 1");

    assertThat(quality.found(Check.DISAGREEMENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.25, 0.804, 0", // 1.25 · 0.804 = 1.005, the limit
    "1.25, 0.8041, 1",
    "1.25, 0.796, 1", // 1.25 · 0.796 = 0.995, and 1 / 0.995 - 1 = 50.25… bp
    "1.25, 0.7961, 0"
  })
  void aRateMayDifferFromItsInverseByTheLimit(String rate, String inverse, int count) {
    InlineQuality quality =
        pack("fx EUR USD " + rate).seen("fx USD EUR %s 2025-10-24 polygon".formatted(inverse));

    assertThat(quality.result(Check.FX_CONSISTENCY).count()).isEqualTo(count);
  }

  @Test
  void saysHowFarARateIsFromItsInverse() {
    InlineQuality quality =
        pack("fx EUR USD 1.25 2025-10-24 ecb").seen("fx USD EUR 0.88 2025-10-24 polygon");

    // 1.25 · 0.88 = 1.1
    assertThat(quality.found(Check.FX_CONSISTENCY))
        .containsExactly(
            "EUR/USD: 1.25 of 2025-10-24 (ecb) is 1000.0 bp from the inverse USD/EUR"
                + " 0.88 of 2025-10-24 (polygon)");
    assertThat(worst(quality, Check.FX_CONSISTENCY)).isEqualByComparingTo("1000");
  }

  @Test
  void anInverseOfAnotherDayIsNotCompared() {
    InlineQuality quality = pack("fx EUR USD 1.25").seen("fx USD EUR 0.9 2025-10-23 polygon");

    assertThat(quality.found(Check.FX_CONSISTENCY)).isEmpty();
  }

  @Test
  void comparesARateWithItsCross() {
    InlineQuality quality =
        pack("fx EUR USD 1.25", "fx EUR CAD 1.6", "fx USD CAD 1.344 2025-10-24 boc");

    // CAD per USD through EUR: 1.6 / 1.25 = 1.28; 1.344 / 1.28 = 1.05
    assertThat(quality.found(Check.FX_CONSISTENCY))
        .containsExactly(
            "USD/CAD: 1.344 of 2025-10-24 (boc) is 500.0 bp from 1.28 through EUR (csv, csv)");
    assertThat(worst(quality, Check.FX_CONSISTENCY)).isEqualByComparingTo("500");
  }

  @Test
  void legsCountInEitherDirection() {
    InlineQuality quality = pack("fx USD EUR 0.8", "fx EUR CAD 1.6", "fx CAD USD 0.78125");

    assertThat(quality.found(Check.FX_CONSISTENCY)).isEmpty(); // 1 / 1.6 / 0.8 = 0.78125
    assertThat(
            pack("fx USD EUR 0.8", "fx EUR CAD 1.6", "fx CAD USD 0.8")
                .result(Check.FX_CONSISTENCY)
                .count())
        .isEqualTo(1); // 0.8 / 0.78125 = 1.024
  }

  @ParameterizedTest
  @ValueSource(strings = {"fx EUR CAD 1.6 2025-10-23", "fx CHF CAD 1.6"})
  void withoutBothLegsOfItsDayARateHasNoCross(String leg) {
    InlineQuality quality = pack("fx EUR USD 1.25", leg, "fx USD CAD 9");

    assertThat(quality.found(Check.FX_CONSISTENCY)).isEmpty();
  }
}
