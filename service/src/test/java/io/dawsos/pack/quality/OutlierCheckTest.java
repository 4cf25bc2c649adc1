package io.dawsos.pack.quality;

import static io.dawsos.pack.quality.InlineQuality.pack;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.policy.Check;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutlierCheckTest {
  private static final LocalDate ASOF = LocalDate.parse(InlinePack.DATE);

  static LongStream seeds() {
    return RandomNumbers.seeds(30);
  }

  private static InlineQuality moved(String from, String to) {
    return pack("price AAPL USD " + to).after("price AAPL USD " + from);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 125, 0", // the limit itself, 25 %
    "100, 125.01, 1",
    "100, 80, 0", // 100 is 25 % above 80
    "100, 79.99, 1",
    "0.000001, 0.00000125, 0",
    "123456789012345678901234567890, 154320986265432098626543209862.5, 0",
    "123456789012345678901234567890, 154320986265432098626543209862.6, 1"
  })
  void aPriceMayMoveByTheLimitUpAndDown(String from, String to, int count) {
    assertThat(moved(from, to).result(Check.OUTLIER).count()).isEqualTo(count);
  }

  @Test
  void measuresTheMoveAlikeUpAndDown() {
    Finding up = moved("100", "400").result(Check.OUTLIER).worst().get(0);
    Finding down = moved("400", "100").result(Check.OUTLIER).worst().get(0);

    assertThat(up.measured()).isEqualByComparingTo("3"); // 400 / 100 - 1
    assertThat(down.measured()).isEqualByComparingTo("3");
    assertThat(up.limit()).isEqualByComparingTo("0.25");
  }

  @Test
  void saysFromWhereToWhere() {
    assertThat(moved("100", "137.00").found(Check.OUTLIER))
        .containsExactly(
            "AAPL: 137 USD of 2025-10-24 (csv) against 100 in PP_2025-10-23:"
                + " a rise by the factor 1.370");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 100, unrecorded split 4 for 1",
    "100, 400, unrecorded split 1 for 4",
    "400, 101.9, unrecorded split 4 for 1", // 1.9 % beside it
    "150, 100, unrecorded split 3 for 2",
    "100, 150, unrecorded split 2 for 3",
    "100, 2000, unrecorded split 1 for 20",
    "27.31, 2731, 'it looks like minor units, such as pence'",
    "2731, 27.5, 'it looks as if the earlier was in minor units, such as pence'"
  })
  void guessesWhatTheJumpIs(String from, String to, String guess) {
    assertThat(moved(from, to).found(Check.OUTLIER)).singleElement().asString().endsWith(guess);
  }

  @ParameterizedTest
  @CsvSource({"400, 103", "100, 137", "100, 3300", "100, 1100"})
  void doesNotGuessWhereNoRatioIsUsual(String from, String to) {
    assertThat(moved(from, to).found(Check.OUTLIER))
        .singleElement()
        .asString()
        .doesNotContain("looks");
  }

  @Test
  void aKnownSplitIsNoMove() {
    InlineQuality quality = moved("400", "101").split("AAPL 2025-10-24 4 1");

    assertThat(quality.found(Check.OUTLIER)).isEmpty();
  }

  @Test
  void oneSplitKnownFromTwoSourcesCountsOnce() {
    InlineQuality quality =
        moved("400", "101").split("AAPL 2025-10-24 4 1").split("AAPL 2025-10-24 4 1 yahoo");

    assertThat(quality.found(Check.OUTLIER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2025-10-23", "2025-10-25"})
  void aSplitBeforeOrAfterBothPacksExplainsNothing(String exDate) {
    InlineQuality quality = moved("400", "101").split("AAPL " + exDate + " 4 1");

    assertThat(quality.result(Check.OUTLIER).count()).isEqualTo(1);
  }

  @Test
  void aMoveBesideASplitIsMeasuredInNewUnits() {
    InlineQuality quality = moved("400", "200").split("AAPL 2025-10-24 4 1");

    assertThat(quality.found(Check.OUTLIER))
        .containsExactly(
            "AAPL: 200 USD of 2025-10-24 (csv) against 100 in PP_2025-10-23, in units after the"
                + " split: a rise by the factor 2.000");
  }

  @Test
  void aCarriedPriceIsInTheUnitsOfItsPack() {
    // The build divided Thursday's 400 by the split of Friday.
    InlineQuality quality =
        pack("price AAPL USD 100 2025-10-23 csv")
            .after("price AAPL USD 400 2025-10-23 csv")
            .split("AAPL 2025-10-24 4 1");

    assertThat(quality.found(Check.OUTLIER)).isEmpty();
  }

  @Test
  void ratesHaveALimitOfTheirOwn() {
    InlineQuality quality =
        pack("fx EUR USD 1.26", "fx EUR CAD 1.68").after("fx EUR USD 1.2", "fx EUR CAD 1.5");

    // 1.26 / 1.2 = 1.05 is the limit; 1.68 / 1.5 = 1.12
    assertThat(quality.found(Check.OUTLIER))
        .containsExactly(
            "EUR/CAD: 1.68 of 2025-10-24 (csv) against 1.5 in PP_2025-10-23:"
                + " a rise by the factor 1.120");
    assertThat(quality.result(Check.OUTLIER).worst().get(0).measured())
        .isEqualByComparingTo("0.12");
  }

  @Test
  void aRateStoredInTheOtherDirectionIsComparedInverted() {
    assertThat(pack("fx USD EUR 0.8").after("fx EUR USD 1.25").found(Check.OUTLIER)).isEmpty();
    assertThat(pack("fx USD EUR 0.8").after("fx EUR USD 2").found(Check.OUTLIER))
        .containsExactly( // 1 / 2 = 0.5, 0.8 / 0.5 = 1.6
            "USD/EUR: 0.8 of 2025-10-24 (csv) against 0.5 in PP_2025-10-23:"
                + " a rise by the factor 1.600");
  }

  @Test
  void withoutAPreviousPackNothingMoved() {
    assertThat(pack("price AAPL USD 1", "fx EUR USD 1").result(Check.OUTLIER).count()).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPackComparedWithItselfHasNoOutliers(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<SecurityPrice> prices = random.list(200, i -> price(i, random));
    FxRate rate = rate(random);

    InlineQuality quality = pack(prices, List.of(rate));
    PricingPack same = quality.input().draft().pack().withId(new PackId(ASOF.minusDays(1), 0));

    assertThat(quality.after(same).result(Check.OUTLIER).count()).isZero();
    assertThat(quality.result(Check.CURRENCY).count()).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMoveIsAsFarThereAsBack(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<SecurityPrice> before = random.list(100, i -> price(i, random));
    List<SecurityPrice> now = random.list(100, i -> price(i, random));

    CheckResult there = pack(now, List.of()).after(thursday(before)).result(Check.OUTLIER);
    CheckResult back = pack(before, List.of()).after(thursday(now)).result(Check.OUTLIER);

    assertThat(there.count()).isEqualTo(back.count());
    assertThat(there.worst())
        .extracting(finding -> finding.subject() + finding.measured())
        .containsExactlyElementsOf(
            back.worst().stream().map(f -> f.subject() + f.measured()).toList());
  }

  private static PricingPack thursday(List<SecurityPrice> prices) {
    return pack(prices, List.of()).input().draft().pack().withId(new PackId(ASOF.minusDays(1), 0));
  }

  private static SecurityPrice price(int index, RandomNumbers random) {
    return new SecurityPrice(
        SecurityId.of("S" + index), random.positive(), CurrencyCode.of("USD"), ASOF, "csv");
  }

  private static FxRate rate(RandomNumbers random) {
    return new FxRate(
        CurrencyCode.of("EUR"), CurrencyCode.of("USD"), random.positive(), ASOF, "ecb");
  }
}
