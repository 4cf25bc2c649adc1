package io.dawsos.portfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Valuation;
import io.dawsos.portfolio.attribution.BrinsonFachler;
import io.dawsos.portfolio.attribution.Contribution;
import io.dawsos.portfolio.attribution.DayEffects;
import io.dawsos.portfolio.performance.DailySeries.Day;
import io.dawsos.portfolio.risk.ValueAtRisk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every portfolio, on generated ones. */
class SeriesPropertyTest {
  /** A tenth of a basis point. */
  private static final double TENTH_BP = 1e-5;

  static LongStream seeds() {
    return RandomNumbers.seeds(25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void valuesAreUnitsTimesPriceTimesRate(long seed) {
    RandomPortfolio random = new RandomPortfolio(seed);
    DailySeries series = random.both();

    for (Day day : series.days()) {
      BigDecimal valued =
          Valuation.value(
                  new AccountGlobs(List.of("Assets:A:*", "Assets:B:*")),
                  random.ledger(),
                  day.date(),
                  random.pack(day.pack()),
                  CurrencyCode.of("CAD"))
              .total();
      // The valuation rounds each position to 34 digits, the series nothing.
      assertThat(day.value().setScale(18, RoundingMode.HALF_EVEN))
          .isEqualByComparingTo(valued.setScale(18, RoundingMode.HALF_EVEN));
    }
    assertThat(series.days()).hasSize(random.days());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void twoPortfoliosMergedAreTheirSum(long seed) {
    RandomPortfolio random = new RandomPortfolio(seed);
    DailySeries one = random.of("Assets:A:*");
    DailySeries other = random.of("Assets:B:*");
    DailySeries both = random.both();

    for (int at = 0; at < both.days().size(); at++) {
      Day left = one.days().get(at);
      Day right = other.days().get(at);
      Day merged = both.days().get(at);
      assertThat(left.value().add(right.value())).isEqualByComparingTo(merged.value());
      // What moved between the two is no flow of both, and the same of each with opposite signs.
      assertThat(net(left).add(net(right))).isEqualByComparingTo(net(merged));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void holdingsAddUpToThePortfolio(long seed) {
    RandomPortfolio random = new RandomPortfolio(seed);
    DailySeries whole = random.both();

    List<DailySeries> holdings =
        whole.journal().steps().keySet().stream().map(random::holding).toList();

    for (int at = 0; at < whole.days().size(); at++) {
      int day = at;
      assertThat(
              holdings.stream()
                  .map(holding -> holding.days().get(day).value())
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(whole.days().get(day).value());
    }
  }

  private static BigDecimal net(Day day) {
    return day.startFlow().add(day.endFlow());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void contributionsAddUpToTheReturn(long seed) {
    Span span = Span.whole(new RandomPortfolio(seed).both());
    Contribution contribution = Contribution.of(span);

    double sum = contribution.lines().stream().mapToDouble(Contribution.Line::total).sum();

    assertThat(contribution.reason()).isNull();
    assertThat(contribution.lines().stream().mapToDouble(Contribution.Line::fx).sum()).isNotZero();
    assertThat(sum).isCloseTo(Returns.timeWeighted(span).value(), within(TENTH_BP / 1000));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void effectsAgainstABenchmarkAddUpToTheDifference(long seed) {
    RandomPortfolio random = new RandomPortfolio(seed);
    Span.Pair pair =
        Span.shared(Span.whole(random.of("Assets:A:*")), random.of("Assets:B:*")).orElseThrow();

    BrinsonFachler effects =
        BrinsonFachler.of(
            DayEffects.of(pair.first()),
            DayEffects.of(pair.second()),
            commodity -> commodity.isIso4217() ? "Cash" : commodity.code());

    double sum =
        effects.sectors().stream()
            .mapToDouble(each -> each.allocation() + each.selection() + each.interaction())
            .sum();
    assertThat(sum)
        .isCloseTo(effects.portfolioReturn() - effects.benchmarkReturn(), within(TENTH_BP / 1000));
    assertThat(effects.sectors().stream().mapToDouble(BrinsonFachler.Sector::portfolioWeight).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(effects.sectors().stream().mapToDouble(BrinsonFachler.Sector::benchmarkWeight).sum())
        .isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void componentsOfTheValueAtRiskAddUpToIt(long seed) {
    ValueAtRisk risk =
        ValueAtRisk.of(new RandomPortfolio(seed).both(), new ValueAtRisk.Method(0.99, 250, 10));

    double sum = risk.components().stream().mapToDouble(ValueAtRisk.Component::component).sum();

    double whole = Objects.requireNonNull(risk.parametricValueAtRisk().value());
    assertThat(whole).isPositive();
    assertThat(sum).isCloseTo(whole, within(whole * 1e-10));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theTimeWeightedReturnDoesNotDependOnTheSizeOfFlows(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    int size = 1 + random.below(1000);
    int[] prices = random.list(8, i -> 50 + random.below(100)).stream().mapToInt(p -> p).toArray();

    Double one = invested(prices, 1, random.below(7)).value();
    Double other = invested(prices, size, random.below(7)).value();

    assertThat(one).isNotNull().isCloseTo((double) prices[7] / prices[0] - 1, within(1e-12));
    assertThat(other).isCloseTo(one, within(1e-12));
  }

  /** Buys at the open, which is the close before, with what comes in; sells at the close. */
  private static Statistic invested(int[] prices, int size, int at) {
    StringBuilder ledger =
        new StringBuilder(
            "2025-03-01 * \"in\"\n  Assets:P:Stock  10 ACME {%d CAD}\n  Equity:In\n"
                .formatted(prices[0]));
    String[] packs = new String[prices.length];
    for (int day = 0; day < prices.length; day++) {
      packs[day] = "2025-03-%02d price ACME CAD %d".formatted(day + 1, prices[day]);
    }
    int bought = at + 1;
    ledger.append(
        """
        2025-03-%02d * "in"
          Assets:P:Cash  %d CAD
          Equity:In
        2025-03-%02d * "buy"
          Assets:P:Stock  %d ACME {%d CAD}
          Assets:P:Cash
        """
            .formatted(bought + 1, size * prices[at], bought + 1, size, prices[at]));
    ledger.append(
        """
        2025-03-08 * "sell"
          Assets:P:Stock  -3 ACME {%d CAD, 2025-03-01} @ %d CAD
          Assets:P:Cash  %d CAD
          Income:Gains
        2025-03-08 * "out"
          Assets:P:Cash  -%d CAD
          Equity:In
        """
            .formatted(prices[0], prices[7], 3 * prices[7], 3 * prices[7]));
    DailySeries series = InlineSeries.packs(packs).ledger(ledger.toString()).cad();
    return Returns.timeWeighted(Span.whole(series));
  }

  @Test
  void thePackOfADayIsNamed() {
    DailySeries series = new RandomPortfolio(1).both();

    assertThat(series.days().get(0).pack()).isEqualTo(PackId.fromString("PP_2025-01-01"));
  }
}
