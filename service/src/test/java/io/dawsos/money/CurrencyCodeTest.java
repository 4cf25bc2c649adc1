package io.dawsos.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"CAD", "V", "VANGUARD.500", "A'B", "X_1", "BRK-B", "/ES", "/6E", "A1"})
  void acceptsWhatBeancountAccepts(String code) {
    assertThat(CurrencyCode.of(code).toString()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "cad",
        "Cad",
        "1A",
        "A-",
        "A.",
        "-A",
        "/",
        "/6",
        "A B",
        "A,B",
        "A\n",
        "A\t",
        "É",
        "AÉ",
        "А" /* Cyrillic */,
        "A\"",
        "A\\"
      })
  void refusesAnythingElseAndNamesIt(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CurrencyCode.of(code))
        .withMessageContaining("\"" + code + "\"");
  }

  @Test
  void isAtMost64CharactersLong() {
    assertThat(CurrencyCode.isValid("A".repeat(64))).isTrue();
    assertThat(CurrencyCode.isValid("A".repeat(65))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"CAD,2", "JPY,0", "KWD,3", "AAPL,2", "XAU,2"})
  void knowsTheDigitsOfItsSmallestUnit(String code, int digits) {
    assertThat(CurrencyCode.of(code).fractionDigits()).isEqualTo(digits);
  }

  @ParameterizedTest
  @CsvSource({"CAD,true", "DEM,true", "AAPL,false", "GBX,false", "BTC,false"})
  void knowsTheCurrenciesOfIso4217(String code, boolean iso) {
    assertThat(CurrencyCode.of(code).isIso4217()).isEqualTo(iso);
  }

  @Test
  void ordersByCharacters() {
    assertThat(CurrencyCode.of("AAPL")).isLessThan(CurrencyCode.of("AB"));
    assertThat(CurrencyCode.of("B")).isGreaterThan(CurrencyCode.of("A9"));
  }
}
