package io.dawsos.portfolio.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.InlineSeries;
import io.dawsos.portfolio.performance.Span;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Attributions of a day or two, computed by hand. */
class AttributionTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static Contribution.Line line(Contribution contribution, String commodity) {
    return contribution.lines().stream()
        .filter(line -> line.commodity() != null && line.commodity().code().equals(commodity))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aReturnIsSplitIntoPriceAndCurrency() {
    // 10 ACME at 10 USD and 1.25 CAD: 125, and 125 CAD of cash. ACME rises by 20 % and the dollar
    // by
    // 10 %: (1.2)(1.1) - 1 = 32 %: local 20, currency 10, interaction 2, at a weight of a half.
    DailySeries series =
        InlineSeries.packs(
                "2025-03-03 price ACME USD 10, fx USD CAD 1.25",
                "2025-03-04 price ACME USD 12, fx USD CAD 1.375")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Stock  10 ACME {10 USD, 2025-01-01}
                  Equity:In
                2025-03-03 * "in"
                  Assets:P:Cash  125 CAD
                  Equity:In
                """)
            .cad();
    Contribution contribution = Contribution.of(Span.of(series, 0, 1));
    Contribution.Line acme = line(contribution, "ACME");

    assertThat(contribution.total()).isCloseTo(0.16, EXACT);
    assertThat(acme.averageWeight()).isCloseTo(0.5, EXACT);
    assertThat(acme.local()).isCloseTo(0.10, EXACT);
    assertThat(acme.fx()).isCloseTo(0.05, EXACT);
    assertThat(acme.interaction()).isCloseTo(0.01, EXACT);
    assertThat(acme.booked()).isZero();
    assertThat(line(contribution, "CAD").total()).isZero();
  }

  @Test
  void incomeBelongsToItsSecurityAndFeesToNone() {
    // 1000 CAD: 100 × 9 of ACME and 100 cash. ACME pays 10 (named by its account), a fee takes 5.
    DailySeries series =
        InlineSeries.packs("2025-03-03 price ACME CAD 9", "2025-03-04 price ACME CAD 9")
            .ledger(
                """
                2020-01-01 open Income:Dividends:ACME
                2025-03-03 * "in"
                  Assets:P:Stock  100 ACME {9 CAD}
                  Assets:P:Cash  100 CAD
                  Equity:In
                2025-03-04 * "dividend"
                  Assets:P:Cash  10 CAD
                  Income:Dividends:ACME
                2025-03-04 * "fee"
                  Assets:P:Cash  -5 CAD
                  Expenses:Fees
                """)
            .cad();
    Contribution contribution = Contribution.of(Span.of(series, 0, 1));

    assertThat(line(contribution, "ACME").booked()).isCloseTo(0.010, EXACT);
    Contribution.Line other = contribution.lines().get(contribution.lines().size() - 1);
    assertThat(other.commodity()).isNull();
    assertThat(other.booked()).isCloseTo(-0.005, EXACT);
    assertThat(contribution.total()).isCloseTo(0.005, EXACT);
  }

  @Test
  void effectsOfTwoDaysAreLinkedSoThatTheyAddUp() {
    // ACME alone makes 10 % and then 20 %: 32 %. k1 = ln 1.1 / 0.1, k2 = ln 1.2 / 0.2, k = ln 1.32
    // /
    // 0.32: 0.1 k1/k + 0.2 k2/k = (ln 1.1 + ln 1.2) / ln 1.32 × 0.32 = 0.32.
    assertThat(CarinoLinking.ofReturn(new double[] {0.1, 0.2}))
        .containsExactly(
            new double[] {
              Math.log(1.1) / 0.1 / (Math.log(1.32) / 0.32),
              Math.log(1.2) / 0.2 / (Math.log(1.32) / 0.32)
            },
            EXACT);
    // No return at all: the factors are 1 ÷ (1 + r) over 1 ÷ (1 + R).
    assertThat(CarinoLinking.ofReturn(new double[] {0, 0})).containsExactly(1, 1);
    assertThat(CarinoLinking.ofDifference(new double[] {0.1, 0.2}, new double[] {0.1, 0.1}))
        .containsExactly(
            new double[] {
              1 / 1.1 / (Math.log(1.32 / 1.21) / 0.11),
              Math.log(1.2 / 1.1) / 0.1 / (Math.log(1.32 / 1.21) / 0.11)
            },
            EXACT);
  }

  @Test
  void theEffectsOfBrinsonAndFachler() {
    // Ours: 60 % technology (+10 %), 40 % bonds (+1 %): 6.4 %. The benchmark: 50 % technology
    // (+8 %) and 50 % bonds (+2 %): 5 %. By sector, with T and B:
    // allocation (w - W)(B - b): T 0.1 × 0.03 = 0.003, B -0.1 × -0.03 = 0.003
    // selection W(r - B): T 0.5 × 0.02 = 0.010, B 0.5 × -0.01 = -0.005
    // interaction: T 0.1 × 0.02 = 0.002, B -0.1 × -0.01 = 0.001. In all 0.014 = 6.4 % - 5 %.
    InlineSeries inline =
        InlineSeries.packs(
                "2025-03-03 price TECHA CAD 10, price BONDA CAD 10, price TECHB CAD 10, price BONDB CAD 10",
                "2025-03-04 price TECHA CAD 11, price BONDA CAD 10.1, price TECHB CAD 10.8, price BONDB CAD 10.2")
            .ledger(
                """
                2020-01-01 open Assets:B:Stock
                2025-03-03 * "in"
                  Assets:P:Stock  6 TECHA {10 CAD}
                  Assets:P:Stock  4 BONDA {10 CAD}
                  Equity:In
                2025-03-03 * "in"
                  Assets:B:Stock  50 TECHB {10 CAD}
                  Assets:B:Stock  50 BONDB {10 CAD}
                  Equity:In
                """);
    DailySeries ours = inline.cad();
    Span.Pair pair = Span.shared(Span.whole(ours), inline.of("CAD", "Assets:B:*")).orElseThrow();
    BrinsonFachler effects =
        BrinsonFachler.of(
            DayEffects.of(pair.first()),
            DayEffects.of(pair.second()),
            commodity -> commodity.code().substring(0, 4));

    assertThat(effects.portfolioReturn()).isCloseTo(0.064, EXACT);
    assertThat(effects.benchmarkReturn()).isCloseTo(0.05, EXACT);
    BrinsonFachler.Sector bonds = effects.sectors().get(0);
    assertThat(bonds.name()).isEqualTo("BOND");
    assertThat(bonds.allocation()).isCloseTo(0.003, EXACT);
    assertThat(bonds.selection()).isCloseTo(-0.005, EXACT);
    assertThat(bonds.interaction()).isCloseTo(0.001, EXACT);
    BrinsonFachler.Sector technology = effects.sectors().get(2);
    assertThat(technology.name()).isEqualTo("TECH");
    assertThat(technology.portfolioWeight()).isCloseTo(0.6, EXACT);
    assertThat(technology.benchmarkWeight()).isCloseTo(0.5, EXACT);
    assertThat(technology.allocation()).isCloseTo(0.003, EXACT);
    assertThat(technology.selection()).isCloseTo(0.010, EXACT);
    assertThat(technology.interaction()).isCloseTo(0.002, EXACT);
  }
}
