package io.dawsos.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  static LongStream seeds() {
    return RandomNumbers.seeds(50);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-0.00,0.00", "007,7", "+1.50,1.50", "-12.3400,-12.3400", "100,100"})
  void readsPlainDecimalsWithTheirDigits(String text, String expected) {
    assertThat(Decimals.parse(text)).isEqualTo(new BigDecimal(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999999999999999999",
        "-99999999999999999",
        "9999999999999999999",
        "-0.1234567890123456",
        "0.12345678901234567"
      })
  void readsNumbersOfAnyLengthAlike(String text) {
    assertThat(Decimals.parse(text)).isEqualTo(new BigDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-",
        ".",
        "1.",
        ".5",
        "-.5",
        "1e5",
        "1E999999999",
        "0x1",
        "1,000",
        "1_000",
        " 1",
        "1 ",
        "1\n",
        "--1",
        "+-1",
        "1.2.3",
        "NaN",
        "Infinity",
        "１２",
        "١",
        "1f",
        "−1"
      })
  void refusesAnythingElseAndNamesIt(String text) {
    assertThatExceptionOfType(NumberFormatException.class)
        .isThrownBy(() -> Decimals.parse(text))
        .withMessageContaining("\"" + text + "\"");
  }

  @Test
  void refusesNumbersOfMoreThan60CharactersAndShowsTheirBeginning() {
    assertThat(Decimals.parse("9".repeat(60))).isEqualTo(new BigDecimal("9".repeat(60)));
    assertThatExceptionOfType(NumberFormatException.class)
        .isThrownBy(() -> Decimals.parse("9".repeat(1_000_000)))
        .withMessage("not a plain decimal number: \"" + "9".repeat(60) + "…\"");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0.000,0", "-0.0,0", "100,100", "1E+2,100", "0.50,0.5", "1E-7,0.0000001"})
  void printsWithoutExponentAndTrailingZeros(String number, String expected) {
    assertThat(Decimals.canonical(new BigDecimal(number))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsBackWhatItPrints(long seed) {
    assertThat(new RandomNumbers(seed).decimals(50))
        .allSatisfy(
            number ->
                assertThat(Decimals.parse(Decimals.canonical(number)))
                    .isEqualByComparingTo(number));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void printsEqualValuesTheSame(long seed) {
    assertThat(new RandomNumbers(seed).decimals(50))
        .allSatisfy(
            number ->
                assertThat(Decimals.canonical(number.setScale(number.scale() + 3)))
                    .isEqualTo(Decimals.canonical(number))
                    .matches("0|-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?"));
  }

  @ParameterizedTest
  @CsvSource({"2.345,CAD,2.34", "2.355,CAD,2.36", "2.5,JPY,2", "3.5,JPY,4", "-0.005,USD,0.00"})
  void roundsHalfToEvenAtTheCurrencysDigits(String number, String currency, String expected) {
    assertThat(Decimals.toCurrency(new BigDecimal(number), CurrencyCode.of(currency)))
        .isEqualTo(new BigDecimal(expected));
  }
}
