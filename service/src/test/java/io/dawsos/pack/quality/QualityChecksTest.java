package io.dawsos.pack.quality;

import static io.dawsos.pack.quality.InlineQuality.pack;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackRules;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.Split;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.build.PackDraft.Seen;
import io.dawsos.pack.build.Rejection;
import io.dawsos.pack.policy.Check;
import io.dawsos.pack.policy.InlinePolicy;
import io.dawsos.pack.policy.QualityLimits;
import io.dawsos.pack.policy.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QualityChecksTest {
  private static final LocalDate ASOF = LocalDate.parse(InlinePack.DATE);
  private static final LocalDate BEFORE = ASOF.minusDays(1);

  static LongStream seeds() {
    return RandomNumbers.seeds(30);
  }

  private static QualityLimits with(Map<Check, Severity> severities) {
    QualityLimits limits = QualityLimits.DEFAULTS;
    return new QualityLimits(
        limits.priceMove(),
        limits.rateMove(),
        limits.unchangedDays(),
        limits.disagreementBp(),
        limits.fxConsistencyBp(),
        severities);
  }

  @Test
  void everyCheckRunsInItsOrderEvenWhereNothingIsFound() {
    QualityReport report = QualityChecks.check(pack().input());

    assertThat(report.checks())
        .containsExactlyElementsOf(
            Stream.of(Check.values())
                .map(check -> new CheckResult(check.text(), check.standard(), 0, List.of()))
                .toList());
    assertThat(report.hasErrors()).isFalse();
  }

  @Test
  void whatThePolicySwitchesOffDoesNotRun() {
    QualityReport report =
        QualityChecks.check(
            pack("price AAPL CAD 1")
                .after("price AAPL USD 1")
                .limits(with(Map.of(Check.CURRENCY, Severity.OFF, Check.STALE, Severity.ERROR)))
                .input());

    assertThat(report.checks())
        .extracting(CheckResult::check)
        .hasSize(Check.values().length - 1)
        .doesNotContain("currency");
    assertThat(report.checks().get(2).severity()).isEqualTo(Severity.ERROR);
    assertThat(report.hasErrors()).isFalse();
  }

  @Test
  void onlyErrorsMakeAPackWrong() {
    InlineQuality wrong = pack("price AAPL CAD 1").after("price AAPL USD 1");

    assertThat(QualityChecks.check(wrong.input()).hasErrors()).isTrue();
    wrong.limits(with(Map.of(Check.CURRENCY, Severity.WARNING)));
    assertThat(QualityChecks.check(wrong.input()).hasErrors()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void countsAllAndKeepsTheWorst(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    int size = 40 + random.below(200);
    List<SecurityPrice> now = new ArrayList<>();
    List<SecurityPrice> before = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      now.add(price(i, 2 + i, ASOF)); // the factor 2 + i
      before.add(price(i, 1, BEFORE));
    }

    CheckResult result =
        pack(random.shuffled(now), List.of())
            .after(thursday(random.shuffled(before)))
            .result(Check.OUTLIER);

    assertThat(result.count()).isEqualTo(size);
    assertThat(result.worst())
        .extracting(Finding::subject)
        .containsExactlyElementsOf(
            Stream.iterate(size - 1, i -> i - 1)
                .limit(Math.min(CheckResult.SHOWN, size))
                .map(i -> "S" + i)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfWhatIsCheckedChangesNothing(long seed) {
    QualityReport report = QualityChecks.check(input(seed, QualityChecksTest::asTheyAre));

    for (int i = 0; i < 5; i++) {
      RandomNumbers order = new RandomNumbers(seed * 31 + i);
      assertThat(QualityChecks.check(shuffled(seed, order))).isEqualTo(report);
    }
    assertThat(report.checks())
        .filteredOn(result -> result.count() > CheckResult.SHOWN)
        .hasSizeGreaterThanOrEqualTo(3);
  }

  /** An order in which lists come. */
  @FunctionalInterface
  private interface Order {
    <T> List<T> of(List<T> elements);
  }

  private static <T> List<T> asTheyAre(List<T> elements) {
    return elements;
  }

  private static QualityInput shuffled(long seed, RandomNumbers order) {
    return input(seed, order::shuffled);
  }

  /** Something for most of the checks, the same for the same seed. */
  private static QualityInput input(long seed, Order order) {
    RandomNumbers random = new RandomNumbers(seed);
    List<SecurityPrice> now = random.list(120, i -> price(i, 50 + random.below(50), day(random)));
    List<SecurityPrice> before = random.list(120, i -> price(i, 50 + random.below(50), BEFORE));
    List<SecurityPrice> others =
        random.list(
            240,
            i ->
                new SecurityPrice(
                    SecurityId.of("S" + i / 2),
                    BigDecimal.valueOf(50 + random.below(50)),
                    CurrencyCode.of("USD"),
                    day(random),
                    random.pick(List.of("a", "b", "c"))));
    List<Rejection> rejected =
        random.list(120, i -> new Rejection("csv", "S" + random.below(9), "r" + random.below(99)));
    List<Split> splits =
        random.list(
            60,
            i ->
                new Split(
                    SecurityId.of("S" + i),
                    random.pick(List.of(ASOF, BEFORE)),
                    BigDecimal.valueOf(1 + random.below(4)),
                    BigDecimal.ONE,
                    "polygon"));
    PricingPack pack =
        new PricingPack(
            new PackId(ASOF, 0), rules(), order.of(now), List.of(), order.of(splits), List.of());
    Seen seen = new Seen(order.of(others), List.of(), order.of(rejected), Set.of());
    return new QualityInput(
        new PackDraft(pack, InlinePack.SHA256, 0, List.of(), 0, seen),
        InlinePolicy.of("csv"),
        thursday(order.of(before)),
        Map.of(),
        order.of(splits),
        Map.of());
  }

  private static LocalDate day(RandomNumbers random) {
    return ASOF.minusDays(random.below(3));
  }

  private static SecurityPrice price(int index, long close, LocalDate date) {
    return new SecurityPrice(
        SecurityId.of("S" + index), BigDecimal.valueOf(close), CurrencyCode.of("USD"), date, "csv");
  }

  private static PricingPack thursday(List<SecurityPrice> prices) {
    return new PricingPack(new PackId(BEFORE, 0), rules(), prices, List.of(), List.of(), List.of());
  }

  private static PackRules rules() {
    return new PackRules("WM4PM_CAD", InlinePack.SHA256, CurrencyCode.of("EUR"));
  }
}
