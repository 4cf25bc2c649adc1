package io.dawsos.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.model.Position;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.InlinePack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortfolioTotalTest {
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");
  private static final AccountGlobs ALL = new AccountGlobs(List.of("Assets:*"));

  static LongStream seeds() {
    return RandomNumbers.seeds(50);
  }

  /** Numbers of any size: those that fit into longs, and those that do not. */
  @ParameterizedTest
  @MethodSource("seeds")
  void isTheSumOfThePositionsToTheLastDigit(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<AccountPosition> held = new ArrayList<>();
    List<String> quotes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String commodity = i == 0 ? "CAD" : "S%02d".formatted(i);
      held.add(position(commodity, random.decimal()));
      if (i > 1) {
        quotes.add("price %s CAD %s".formatted(commodity, random.positive().toPlainString()));
      }
    }
    Holdings holdings = Holdings.of(held);
    PackQuotes pack =
        new PackQuotes(InlinePack.of("PP_2025-10-24", quotes.toArray(String[]::new)), CAD);

    PortfolioTotal total = PortfolioTotal.of(ALL, holdings, pack);

    ValuedPortfolio valued = Valuation.value(ALL, holdings, pack);
    BigDecimal exact =
        valued.positions().stream()
            .filter(position -> position.value() != null)
            .map(
                position ->
                    position.price() == null
                        ? position.units()
                        : position.units().multiply(position.price().close()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(total.value().subtract(exact).abs())
        .isLessThanOrEqualTo(exact.abs().multiply(new BigDecimal("1E-33")));
    assertThat(total.coverage())
        .isEqualByComparingTo(valued.coverage())
        .isEqualByComparingTo("0.95");
  }

  private static AccountPosition position(String commodity, BigDecimal units) {
    return new AccountPosition(
        "Assets:" + commodity, new Position(new Amount(units, CurrencyCode.of(commodity)), null));
  }

  @Test
  void manyLargeNumbersDoNotOverflow() {
    // 99,999,999,999.99 units at 99,999,999,999.99, a hundred times: beyond 2^64 hundredths.
    List<AccountPosition> held = new ArrayList<>();
    String[] quotes = new String[100];
    for (int i = 0; i < 100; i++) {
      held.add(position("S%02d".formatted(i), new BigDecimal("99999999999.99")));
      quotes[i] = "price S%02d CAD 99999999999.99".formatted(i);
    }

    PortfolioTotal total =
        PortfolioTotal.of(
            ALL, Holdings.of(held), new PackQuotes(InlinePack.of("PP_2025-10-24", quotes), CAD));

    assertThat(total.value()).isEqualByComparingTo("999999999999800000000000.0100");
  }
}
