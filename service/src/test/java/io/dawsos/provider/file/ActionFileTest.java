package io.dawsos.provider.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionFileTest {
  private static final String HEADER =
      "kind,security,ex_date,new_units,old_units,record_date,pay_date,amount,currency\n";

  @TempDir Path folder = Path.of("unset");

  private Path file(String rows) throws IOException {
    return Files.writeString(folder.resolve("actions.csv"), HEADER + rows);
  }

  @Test
  void readsSplitsAndDividends() throws IOException {
    ActionFile file =
        ActionFile.read(
            file(
                """
                split,NVDA,2024-06-10,10,1,,,,
                dividend,AAPL,2025-11-10,,,2025-11-10,2025-11-13,0.26,USD
                dividend,SHOP,2025-11-11,,,,,1.5,CAD
                """));

    assertThat(file.splits())
        .containsExactly(
            new Split(
                SecurityId.of("NVDA"),
                LocalDate.of(2024, 6, 10),
                BigDecimal.TEN,
                BigDecimal.ONE,
                "csv"));
    assertThat(file.dividends())
        .containsExactly(
            new Dividend(
                SecurityId.of("AAPL"),
                LocalDate.of(2025, 11, 10),
                LocalDate.of(2025, 11, 10),
                LocalDate.of(2025, 11, 13),
                new BigDecimal("0.26"),
                CurrencyCode.of("USD"),
                "csv"),
            new Dividend(
                SecurityId.of("SHOP"),
                LocalDate.of(2025, 11, 11),
                null,
                null,
                new BigDecimal("1.5"),
                CurrencyCode.of("CAD"),
                "csv"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Split,NVDA,2024-06-10,10,1,,,,      | kind \"Split\" is neither split nor dividend",
        "split,NVDA,2024-06-10,0,1,,,,       | split of NVDA on 2024-06-10 is not above zero",
        "split,NVDA,2024-06-10,,,,,,         | not a plain decimal number: \"\"",
        "split,NVDA,10.06.2024,10,1,,,,      | 10.06.2024",
        "split,NVDA,,10,1,,,,                | could not be parsed",
        "split,nvda,2024-06-10,10,1,,,,      | not a security symbol: \"nvda\"",
        "dividend,AAPL,2025-11-10,,,,,0,USD  | dividend of AAPL on 2025-11-10 is not above zero",
        "dividend,AAPL,2025-11-10,,,,,1e9,USD | not a plain decimal number: \"1e9\"",
        "dividend,AAPL,2025-11-10,,,,,1,     | not a currency or commodity code: \"\"",
        "dividend,AAPL,2025-11-10,,,,,1,AAPL | dividend of AAPL on 2025-11-10 in AAPL",
        "dividend,AAPL,2025-11-10,4,1,,,1,USD | a dividend has no units",
        "split,AAPL,2025-11-10,4,1,,,1,USD   | a split has units only",
        "dividend,AAPL,2025-11-10            | 3 fields where 9 are expected"
      })
  void aWrongRowIsRefusedWithItsLine(String row, String reason) throws IOException {
    Path file = file("split,NVDA,2024-06-10,10,1,,,,\n" + row + "\n");

    DawsosException refused =
        catchThrowableOfType(DawsosException.class, () -> ActionFile.read(file));

    assertThat(refused.code()).isEqualTo(ErrorCode.PRICE_FILE_INVALID);
    assertThat(refused.message()).startsWith(file + ":3: ").contains(reason);
  }
}
