package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.FxTable.FxRoute;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FxTableTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 10, 24);

  static LongStream seeds() {
    return RandomNumbers.seeds(50);
  }

  private static Optional<FxRoute> route(String from, String to, String... rates) {
    return new FxTable(InlinePack.rates(rates), CurrencyCode.of("EUR"))
        .route(CurrencyCode.of(from), CurrencyCode.of(to));
  }

  @Test
  void aCurrencyConvertsToItselfAtOne() {
    assertThat(route("CHF", "CHF")).contains(new FxRoute(BigDecimal.ONE, List.of(), null));
  }

  @Test
  void aStoredPairIsUsedAsItStands() {
    assertThat(route("EUR", "USD", "fx EUR USD 1.1612"))
        .contains(new FxRoute(new BigDecimal("1.1612"), List.of("EUR/USD"), FRIDAY));
  }

  @Test
  void anInverseIsOneDividedByTheRateTo34Digits() {
    // 1 / 1.6 = 0.625; 1 / 3 = 0.333…
    assertThat(route("USD", "EUR", "fx EUR USD 1.6"))
        .contains(new FxRoute(new BigDecimal("0.625"), List.of("1/EUR/USD"), FRIDAY));
    assertThat(route("USD", "EUR", "fx EUR USD 3").orElseThrow().rate())
        .isEqualTo("0." + "3".repeat(34));
  }

  @Test
  void aCrossGoesThroughThePivot() {
    // USD → EUR: 1 / 1.25 = 0.8; EUR → CAD: 1.6; 0.8 × 1.6 = 1.28
    assertThat(route("USD", "CAD", "fx EUR USD 1.25", "fx EUR CAD 1.6"))
        .contains(new FxRoute(new BigDecimal("1.28"), List.of("1/EUR/USD", "EUR/CAD"), FRIDAY));
  }

  @Test
  void aPairOfItsOwnGoesBeforeACross() {
    assertThat(route("USD", "CAD", "fx EUR USD 1.25", "fx EUR CAD 1.6", "fx CAD USD 0.8"))
        .contains(new FxRoute(new BigDecimal("1.25"), List.of("1/CAD/USD"), FRIDAY));
  }

  @Test
  void theDateOfACrossIsThatOfItsOlderLeg() {
    String old = "fx EUR CAD 1.6 2025-10-22";
    String recent = "fx EUR USD 1.25 2025-10-24";

    assertThat(route("USD", "CAD", old, recent).orElseThrow().date()).isEqualTo("2025-10-22");
    assertThat(route("CAD", "USD", old, recent).orElseThrow().date()).isEqualTo("2025-10-22");
  }

  @Test
  void thereIsNoRouteThroughAnyOtherCurrency() {
    assertThat(route("USD", "CHF", "fx GBP USD 1.3", "fx GBP CHF 1.1")).isEmpty();
    assertThat(route("USD", "CAD", "fx EUR USD 1.25")).isEmpty();
    assertThat(route("USD", "EUR")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void thereAndBackIsOneToThirtyDigits(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    String[] rates = {"fx EUR USD " + random.positive(), "fx EUR CAD " + random.positive()};

    BigDecimal there = route("USD", "CAD", rates).orElseThrow().rate();
    BigDecimal back = route("CAD", "USD", rates).orElseThrow().rate();

    assertThat(there.multiply(back).subtract(BigDecimal.ONE).abs())
        .isLessThan(new BigDecimal("1E-30"));
  }
}
