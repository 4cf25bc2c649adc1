package io.dawsos.portfolio.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.Classification;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.InlineSeries;
import io.dawsos.portfolio.performance.Quotes;
import io.dawsos.portfolio.performance.Span;
import io.dawsos.portfolio.performance.Statistic;
import io.dawsos.portfolio.risk.StressTest.Factor;
import io.dawsos.portfolio.risk.StressTest.Shock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PositionRiskTest {
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");
  private static final String HELD =
      """
      2025-01-01 commodity ACME
        sector: "technology"
        asset-class: "equity"
        country: "US"
      2025-01-01 * "in"
        Assets:P:Stock  10 ACME {100 USD}
        Assets:P:Cash  500 CAD
        Assets:P:Cash  200 USD
        Liabilities:P:Margin  -100 CAD
        Equity:In
      """;

  private static DailySeries held() {
    return InlineSeries.packs("2025-01-01 price ACME USD 100, fx USD CAD 1.5").ledger(HELD).cad();
  }

  private static BigDecimal change(Shock... shocks) {
    InlineSeries inline =
        InlineSeries.packs("2025-01-01 price ACME USD 100, fx USD CAD 1.5").ledger(HELD);
    return StressTest.of(
            Exposure.of(inline.cad()), List.of(shocks), new Classification(inline.snapshot()), CAD)
        .stream()
        .map(StressTest.Effect::change)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Shock shock(Factor factor, String of, String change) {
    return new Shock(factor, of, new BigDecimal(change));
  }

  @Test
  void shocksChangeValuesAtOnce() {
    // ACME is worth 1500 CAD, the dollars 300 CAD.
    assertThat(change(shock(Factor.ALL, "", "-0.2"))).isEqualByComparingTo("-300");
    assertThat(change(shock(Factor.CURRENCY, "USD", "-0.1"))).isEqualByComparingTo("-180");
    assertThat(change(shock(Factor.SECTOR, "technology", "0.5"))).isEqualByComparingTo("750");
    assertThat(change(shock(Factor.ASSET_CLASS, "bond", "0.5"))).isEqualByComparingTo("0");
    assertThat(change(shock(Factor.COUNTRY, "US", "-0.5"))).isEqualByComparingTo("-750");
    assertThat(change(shock(Factor.COMMODITY, "ACME", "-0.01"))).isEqualByComparingTo("-15");
    // The base currency against itself does not move.
    assertThat(change(shock(Factor.CURRENCY, "CAD", "-0.5"))).isEqualByComparingTo("0");
    // 1500 × 0.8 × 0.9 - 1500 = -420, and 300 × 0.9 - 300 = -30.
    assertThat(change(shock(Factor.ALL, "", "-0.2"), shock(Factor.CURRENCY, "USD", "-0.1")))
        .isEqualByComparingTo("-450");
  }

  @Test
  void concentrationCountsDebtsAsSizes() {
    // Sizes 1500, 400 (500 - 100), 300 of 2200.
    Concentration concentration = Concentration.of(Exposure.of(held()));
    double herfindahl = (1500.0 * 1500 + 400 * 400 + 300 * 300) / (2200.0 * 2200);

    assertThat(concentration.positions()).isEqualTo(3);
    assertThat(concentration.herfindahl().value()).isCloseTo(herfindahl, within(1e-12));
    assertThat(concentration.effective().value()).isCloseTo(1 / herfindahl, within(1e-12));
    assertThat(concentration.top1().value()).isCloseTo(1500.0 / 2200, within(1e-12));
    assertThat(concentration.top10().value()).isCloseTo(1, within(1e-12));
    assertThat(Concentration.of(List.of()).top1()).isEqualTo(Statistic.none("nothing is held"));
  }

  /** Prices that rise and fall by one percent of 100 in turns, over 41 days. */
  private static DailySeries swinging() {
    String[] packs =
        IntStream.range(0, 41)
            .mapToObj(
                day ->
                    "%s price ACME CAD %s"
                        .formatted(
                            LocalDate.of(2025, 1, 1).plusDays(day), day % 2 == 0 ? 100 : 101))
            .toArray(String[]::new);
    return InlineSeries.packs(packs)
        .ledger(
            """
            2025-01-01 * "in"
              Assets:P:Stock  10 ACME {100 CAD}
              Equity:In
            """)
        .cad();
  }

  @Test
  void valueAtRiskOfAPriceThatSwings() {
    // 1000 CAD; 20 changes of +1 % (+10) and 20 of -1/101 (-9.90099). The 5 % quantile and the mean
    // beyond it are 9.90099; the normal one is 1.6448536 × the standard deviation.
    ValueAtRisk risk = ValueAtRisk.of(swinging(), new ValueAtRisk.Method(0.95, 250, 1));
    double loss = 1000.0 / 101;
    double mean = (10 - loss) / 2;
    double deviation =
        Math.sqrt((20 * Math.pow(10 - mean, 2) + 20 * Math.pow(-loss - mean, 2)) / 39);

    assertThat(risk.observations()).isEqualTo(40);
    assertThat(risk.historicalValueAtRisk().value()).isCloseTo(loss, within(1e-9));
    assertThat(risk.historicalShortfall().value()).isCloseTo(loss, within(1e-9));
    assertThat(risk.parametricValueAtRisk().value())
        .isCloseTo(1.6448536269514722 * deviation, within(1e-9));
    // The density of the normal distribution at 1.6449 is 0.1031356, ÷ 0.05.
    assertThat(risk.parametricShortfall().value())
        .isCloseTo(0.10313564037537137 / 0.05 * deviation, within(1e-9));
    // Four days: twice the loss of one.
    assertThat(
            ValueAtRisk.of(swinging(), new ValueAtRisk.Method(0.95, 250, 4))
                .historicalValueAtRisk()
                .value())
        .isCloseTo(2 * loss, within(1e-9));
  }

  @Test
  void fewDaysSayNothing() {
    assertThat(
            ValueAtRisk.of(held(), new ValueAtRisk.Method(0.95, 250, 1))
                .historicalValueAtRisk()
                .reason())
        .isEqualTo("0 days with prices of all positions, at least 30 are needed");
  }

  @Test
  void anIndexIsABenchmarkHedgedOrNot() {
    // INDX rises by 1 % a day in dollars, the dollar by 2 %: 1.01 × 1.02 - 1 unhedged. On day 2 it
    // has no price: days 2 and 3 count as one, of both.
    DailySeries series =
        InlineSeries.packs(
                "2025-01-01 price ACME CAD 100, price INDX USD 100, fx USD CAD 1.000000",
                "2025-01-02 price ACME CAD 110, price INDX USD 101, fx USD CAD 1.020000",
                "2025-01-03 price ACME CAD 110, fx USD CAD 1.040400",
                "2025-01-04 price ACME CAD 121, price INDX USD 103.0301, fx USD CAD 1.061208")
            .ledger(
                """
                2025-01-01 * "in"
                  Assets:P:Stock  10 ACME {100 CAD}
                  Equity:In
                2025-01-01 * "so that its quotes are loaded"
                  Assets:P:Stock  1 INDX {100 USD}
                  Assets:P:Stock  -1 INDX {100 USD}
                """)
            .cad();
    Quotes quotes = series.quotes();
    CurrencyCode index = CurrencyCode.of("INDX");
    AlignedReturns hedged = AlignedReturns.withIndex(Span.whole(series), quotes, index, true);
    AlignedReturns unhedged = AlignedReturns.withIndex(Span.whole(series), quotes, index, false);

    assertThat(hedged.dates()).containsExactly(LocalDate.of(2025, 1, 2), LocalDate.of(2025, 1, 4));
    assertThat(hedged.benchmark()).containsExactly(new double[] {0.01, 0.0201}, within(1e-12));
    assertThat(unhedged.benchmark())
        .containsExactly(
            new double[] {1.01 * 1.02 - 1, Math.pow(1.01 * 1.02, 2) - 1}, within(1e-12));
    assertThat(hedged.portfolio()).containsExactly(new double[] {0.1, 0.1}, within(1e-12));
  }
}
