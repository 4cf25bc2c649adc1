package io.dawsos.provider.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.InlineSymbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolFileTest {
  private static final String HEADER = "security,provider,symbol,unit,valid_from,valid_to\n";

  @TempDir Path folder = Path.of("unset");

  private Path file(String rows) throws IOException {
    return Files.writeString(folder.resolve("symbols.csv"), HEADER + rows);
  }

  @Test
  void daysLeftEmptyStandForAlwaysAndEver() throws IOException {
    assertThat(
            SymbolFile.read(
                file(
                    """
                    META,polygon,FB,USD,,2022-06-08
                    META,polygon,META,USD,2022-06-09,
                    VOD,fmp,VOD.L,GBp,,
                    """)))
        .containsExactly(
            InlineSymbols.mapping("META polygon FB USD - 2022-06-08"),
            InlineSymbols.mapping("META polygon META USD 2022-06-09 -"),
            InlineSymbols.mapping("VOD fmp VOD.L GBp"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "vod,fmp,VOD.L,GBX,,             | not a security symbol: \"vod\"",
        "VOD,FMP,VOD.L,GBX,,             | not a provider's name: \"FMP\"",
        "VOD,fmp,,GBX,,                  | a symbol is 1 to 64 printable characters without spaces",
        "VOD,fmp,VOD.L,gbx,,             | \"gbx\" is no currency of ISO 4217",
        "VOD,fmp,VOD.L,GBX,2022-02-30,   | 2022-02-30",
        "VOD,fmp,VOD.L,GBX,2022-02-02,2022-02-01 | ends on 2022-02-01 before it begins",
        "VOD,fmp,VOD.L,GBX               | 4 fields where 6 are expected"
      })
  void aWrongRowIsRefusedWithItsLine(String row, String reason) throws IOException {
    Path file = file("AAPL,polygon,AAPL,USD,,\n" + row + "\n");

    DawsosException refused =
        catchThrowableOfType(DawsosException.class, () -> SymbolFile.read(file));

    assertThat(refused.code()).isEqualTo(ErrorCode.SYMBOL_INVALID);
    assertThat(refused.message()).startsWith(file + ":3: ").contains(reason);
  }
}
