package io.dawsos.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.LedgerCommit;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");

  /** Positions are written as {@code ACCOUNT COMMODITY UNITS COST VALUE}, {@code -} for null. */
  static DailyValue value(String total, String... positions) {
    return new DailyValue(
        new PortfolioId(new UUID(0, 1)),
        LocalDate.of(2025, 10, 24),
        PackId.fromString("PP_2025-10-24"),
        new LedgerCommit("0".repeat(64)),
        "v3",
        CAD,
        new BigDecimal(total),
        Stream.of(positions).map(ReconciliationTest::position).toList());
  }

  private static DailyPosition position(String line) {
    String[] fields = line.split(" ", -1);
    return new DailyPosition(
        fields[0],
        CurrencyCode.of(fields[1]),
        new BigDecimal(fields[2]),
        fields[3].equals("-") ? null : new Amount(new BigDecimal(fields[3]), CAD),
        fields[4].equals("-") ? null : new BigDecimal(fields[4]));
  }

  private static List<String> breaks(DailyValue stored, DailyValue recomputed) {
    return Reconciliation.compare(stored, recomputed).stream()
        .map(Reconciliation.Break::toString)
        .toList();
  }

  @Test
  void whatIsTheSameReconciles() {
    DailyValue value = value("100", "Assets:A AAPL 1 90 100", "Assets:A XYZ 5 - -");

    assertThat(breaks(value, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 10001, false", // 1 of 10001: 0.9999 bp
    "10000, 9999, false", // 1 of 10000: exactly 1 bp
    "10000, 9998.9, true", // 1.1 of 10000
    "-10000, -9998.9, true",
    "0, 0, false",
    "0, 0.01, true",
    "100, -100, true"
  })
  void figuresAgreeWithinABasisPointOfTheLarger(String stored, String recomputed, boolean breaks) {
    assertThat(Reconciliation.compare(value(stored), value(recomputed)).isEmpty())
        .isEqualTo(!breaks);
  }

  @Test
  void everyFigureOfAPositionIsCompared() {
    assertThat(
            breaks(value("100", "Assets:A AAPL 2 90 100"), value("100", "Assets:A AAPL 1 80 50")))
        .containsExactlyInAnyOrder(
            "Assets:A AAPL: units 2 stored, 1 recomputed",
            "Assets:A AAPL: cost 90 stored, 80 recomputed",
            "Assets:A AAPL: value 100 stored, 50 recomputed");
  }

  @Test
  void aPositionOnOneSideOnlyDoesNotReconcile() {
    assertThat(breaks(value("0", "Assets:A AAPL 2 - -"), value("0", "Assets:B AAPL 2 - -")))
        .containsExactly(
            "Assets:A AAPL: units 2 stored, none recomputed",
            "Assets:B AAPL: units none stored, 2 recomputed");
  }

  @Test
  void aValueThatIsNotThereAnyMoreDoesNotReconcile() {
    assertThat(breaks(value("0", "Assets:A AAPL 2 9 5"), value("0", "Assets:A AAPL 2 9 -")))
        .containsExactly("Assets:A AAPL: value 5 stored, none recomputed");
  }

  @Test
  void theWorstComesFirst() {
    assertThat(
            breaks(
                value("100", "Assets:A A 100 - 10", "Assets:A B 100 - 10"),
                value("101", "Assets:A A 100 - 11", "Assets:A B 100 - 30")))
        .containsExactly(
            "Assets:A B: value 10 stored, 30 recomputed",
            "Assets:A A: value 10 stored, 11 recomputed",
            "total: value 100 stored, 101 recomputed");
  }
}
