package io.dawsos.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AmountTest {
  static LongStream seeds() {
    return RandomNumbers.seeds(50);
  }

  @Test
  void addsAmountsOfOneCurrencyExactly() {
    assertThat(Amount.of("0.1", "CAD").plus(Amount.of("0.20", "CAD")))
        .isEqualTo(Amount.of("0.30", "CAD"));
  }

  @Test
  void refusesToAddAnotherCurrencyAndNamesBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Amount.of("1", "CAD").plus(Amount.of("2.50", "USD")))
        .withMessage("cannot add 2.50 USD to 1 CAD");
  }

  @Test
  void printsAsBeancountWritesIt() {
    assertThat(Amount.of("1E+2", "V")).hasToString("100 V");
    assertThat(Amount.of("-12.50", "CAD")).hasToString("-12.50 CAD");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAmountAndItsOppositeMakeNothing(long seed) {
    CurrencyCode currency = CurrencyCode.of("CAD");

    assertThat(new RandomNumbers(seed).decimals(20))
        .allSatisfy(
            number -> {
              Amount amount = new Amount(number, currency);
              assertThat(amount.plus(amount.negate()).number()).isZero();
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfAdditionDoesNotMatter(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<BigDecimal> numbers = random.decimals(30).toList();

    BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(random.shuffled(numbers).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(sum);
  }
}
