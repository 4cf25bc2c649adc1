package io.dawsos.provider.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
  @ParameterizedTest
  @CsvSource({"GBX, GBP", "GBp, GBP", "ILA, ILS", "ILa, ILS", "ZAC, ZAR", "ZAc, ZAR"})
  void aMinorUnitIsAHundredthOfItsCurrency(String text, String currency) {
    Unit unit = Unit.of(text);

    assertThat(unit).isEqualTo(new Unit(CurrencyCode.of(currency), true));
    assertThat(unit.toCurrency(new BigDecimal("72.345"))).isEqualByComparingTo("0.72345");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBP", "USD", "JPY", "ILS", "ZAR", "KWD"})
  void aCurrencyIsItself(String text) {
    Unit unit = Unit.of(text);

    assertThat(unit).isEqualTo(new Unit(CurrencyCode.of(text), false));
    assertThat(unit.toCurrency(new BigDecimal("72.345"))).isEqualByComparingTo("72.345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gbp", "gbx", "Gbp", "GBx", "gBP", "ila", "zac", "usd", "USX", "AAPL"})
  void caseMattersAndAnythingElseIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Unit.of(text))
        .withMessageContaining("\"" + text + "\"");
  }
}
