package io.dawsos.provider.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.provider.InlineSymbols;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SymbolTableTest {
  private static final LocalDate LAST_OF_FB = LocalDate.of(2022, 6, 8);
  private static final LocalDate FIRST_OF_META = LocalDate.of(2022, 6, 9);

  private static final SymbolTable TABLE =
      InlineSymbols.table(
          "META polygon FB USD - 2022-06-08",
          "META polygon META USD 2022-06-09 -",
          "VOD fmp VOD.L GBX",
          "SHELL fmp SHEL.L GBp",
          "SHELL polygon SHEL USD");

  @Test
  void findsTheMappingsThatHoldOnSomeOfTheDays() {
    assertThat(TABLE.of("polygon", LAST_OF_FB, LAST_OF_FB))
        .extracting(SymbolMapping::symbol)
        .containsExactly("FB", "SHEL");
    assertThat(TABLE.of("polygon", FIRST_OF_META, FIRST_OF_META))
        .extracting(SymbolMapping::symbol)
        .containsExactly("META", "SHEL");
    assertThat(TABLE.of("polygon", LAST_OF_FB, FIRST_OF_META))
        .extracting(SymbolMapping::symbol)
        .containsExactly("FB", "META", "SHEL");
    assertThat(TABLE.of("nobody", LAST_OF_FB, FIRST_OF_META)).isEmpty();
  }

  @Test
  void namesSecuritiesThatNoProviderHasASymbolForOnTheDaySorted() {
    SymbolTable table = InlineSymbols.table("META polygon META USD 2022-06-09 -", "VOD fmp V GBX");
    List<SecurityId> wanted =
        List.of(SecurityId.of("ZM"), SecurityId.of("VOD"), SecurityId.of("META"));

    assertThat(table.unmapped(wanted, Set.of("polygon"), LAST_OF_FB))
        .extracting(SecurityId::code)
        .containsExactly("META", "VOD", "ZM");
    assertThat(table.unmapped(wanted, Set.of("polygon", "fmp"), FIRST_OF_META))
        .extracting(SecurityId::code)
        .containsExactly("ZM");
  }

  @Test
  void aCurrencyIsKnownWhereAllMappingsOfTheDayAgree() {
    assertThat(TABLE.currencies(LAST_OF_FB))
        .isEqualTo(
            Map.of(
                SecurityId.of("META"), CurrencyCode.of("USD"),
                SecurityId.of("VOD"), CurrencyCode.of("GBP")));
  }

  @Test
  void aMinorUnitAgreesWithItsCurrency() {
    assertThat(InlineSymbols.table("VOD fmp VOD.L GBX", "VOD other VOD GBP").currencies(LAST_OF_FB))
        .isEqualTo(Map.of(SecurityId.of("VOD"), CurrencyCode.of("GBP")));
  }

  @Test
  void aMappingOfOtherDaysTellsNothing() {
    assertThat(InlineSymbols.table("META a META USD 2022-06-09 -").currencies(LAST_OF_FB))
        .isEmpty();
  }
}
