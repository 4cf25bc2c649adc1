package io.dawsos.portfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dawsos.money.RandomNumbers;
import io.dawsos.portfolio.performance.MoneyWeighted.CashFlow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MoneyWeightedTest {
  static LongStream seeds() {
    return RandomNumbers.seeds(200);
  }

  private static CashFlow flow(String date, double amount) {
    return new CashFlow(LocalDate.parse(date), amount);
  }

  @Test
  void isTheRateOfTheExampleOfSpreadsheets() {
    // The example of XIRR in Microsoft's documentation: 0.373362535.
    MoneyWeighted rate =
        MoneyWeighted.of(
            List.of(
                flow("2008-01-01", -10_000),
                flow("2008-03-01", 2_750),
                flow("2008-10-30", 4_250),
                flow("2009-02-15", 3_250),
                flow("2009-04-01", 2_750)));

    assertThat(rate.annual().value()).isCloseTo(0.373362535, within(2e-9));
  }

  @Test
  void aYearsGainIsItsRate() {
    // 100 grow to 110 within 365 days.
    MoneyWeighted rate =
        MoneyWeighted.of(List.of(flow("2025-01-01", -100), flow("2026-01-01", 110)));

    assertThat(rate.annual().value()).isCloseTo(0.1, within(1e-13));
    assertThat(rate.cumulative().value()).isCloseTo(0.1, within(1e-13));
  }

  @Test
  void severalRatesAreSaidSo() {
    // -100 + 230 / x - 132 / x² = 0 has the roots x = 1.1 and x = 1.2.
    MoneyWeighted rate =
        MoneyWeighted.of(
            List.of(flow("2025-01-01", -100), flow("2026-01-01", 230), flow("2027-01-01", -132)));

    assertThat(rate.annual())
        .isEqualTo(
            Statistic.none(
                "several rates make the present values sum to zero: 0.100000, 0.200000"));
  }

  @Test
  void noRateIsSaidSo() {
    // 100 come in and 10 have to be paid on top: nothing makes that zero.
    assertThat(
            MoneyWeighted.of(List.of(flow("2025-01-01", 100), flow("2026-01-01", 10)))
                .annual()
                .reason())
        .isEqualTo("no rate above -100 % makes the present values sum to zero");
    assertThat(MoneyWeighted.of(List.of()).annual().reason()).isEqualTo("there is no flow");
    assertThat(
            MoneyWeighted.of(List.of(flow("2025-01-01", -1), flow("2025-01-01", 1)))
                .annual()
                .reason())
        .isEqualTo("all flows are of one day");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyRootMakesThePresentValuesZero(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    LocalDate start = LocalDate.of(2020, 1, 1);
    List<CashFlow> flows = new ArrayList<>();
    double in = 0;
    for (int i = 0; i < 1 + random.below(40); i++) {
      double amount = 1 + random.below(10_000);
      flows.add(new CashFlow(start.plusDays(random.below(2000)), -amount));
      in += amount;
    }
    flows.add(
        new CashFlow(
            start.plusDays(2001 + random.below(500)), in * (0.2 + random.below(40) / 10.0)));

    double rate = Objects.requireNonNull(MoneyWeighted.of(flows).annual().value());

    double value = 0;
    for (CashFlow flow : flows) {
      value +=
          flow.amount() / Math.pow(1 + rate, ChronoUnit.DAYS.between(start, flow.date()) / 365.0);
    }
    assertThat(value / in).isCloseTo(0, within(1e-9));
  }
}
