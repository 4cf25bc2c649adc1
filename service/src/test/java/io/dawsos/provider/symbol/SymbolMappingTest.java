package io.dawsos.provider.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dawsos.pack.SecurityId;
import io.dawsos.provider.InlineSymbols;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolMappingTest {
  @ParameterizedTest
  @CsvSource({
    "polygon, '', USD, a symbol is",
    "polygon, A B, USD, a symbol is",
    "polygon, 'A\tB', USD, a symbol is",
    "polygon, Ä, USD, a symbol is",
    "'', AAPL, USD, not a provider's name",
    "Polygon, AAPL, USD, not a provider's name",
    "a provider, AAPL, USD, not a provider's name",
    "polygon, AAPL, gbp, '\"gbp\" is no currency'",
    "polygon, AAPL, '', no currency"
  })
  void whatMakesNoSenseIsRefused(String provider, String symbol, String unit, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SymbolMapping(
                    SecurityId.of("AAPL"),
                    provider,
                    symbol,
                    unit,
                    SymbolMapping.ALWAYS,
                    SymbolMapping.EVER))
        .withMessageContaining(message);
  }

  @Test
  void aSymbolHasAtMost64Characters() {
    assertThat(InlineSymbols.mapping("A polygon %s USD".formatted("X".repeat(64))).symbol())
        .hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InlineSymbols.mapping("A polygon %s USD".formatted("X".repeat(65))));
  }

  @Test
  void aMappingMayHoldForOneDayButNotEndBeforeItBegins() {
    LocalDate day = LocalDate.of(2022, 6, 8);

    assertThat(InlineSymbols.mapping("META inline FB USD 2022-06-08 2022-06-08").overlaps(day, day))
        .isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InlineSymbols.mapping("META inline FB USD 2022-06-08 2022-06-07"))
        .withMessage("the mapping of META ends on 2022-06-07 before it begins on 2022-06-08");
  }

  @ParameterizedTest
  @CsvSource({
    "META inline META USD 2022-06-08 -, true",
    "META inline META USD 2022-06-09 -, false",
    "META inline FB USD - 2012-05-17, false",
    "META inline FB USD - 2012-05-18, true",
    "META other META USD, false",
    "OTHER inline FB USD, false"
  })
  void mappingsOfOneSecurityAndProviderContradictEachOtherOnACommonDay(
      String line, boolean contradicts) {
    SymbolMapping one = InlineSymbols.mapping("META inline FB USD 2012-05-18 2022-06-08");
    SymbolMapping other = InlineSymbols.mapping(line);

    assertThat(one.contradicts(other)).isEqualTo(contradicts);
    assertThat(other.contradicts(one)).isEqualTo(contradicts);
  }
}
