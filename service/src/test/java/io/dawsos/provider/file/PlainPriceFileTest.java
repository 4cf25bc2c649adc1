package io.dawsos.provider.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.error.DawsosException;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.build.InlineSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever of the two readers reads a row, it means the same. */
class PlainPriceFileTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 10, 24);
  private static final String HEADER = "date,symbol,close,currency,source";

  /** Several times what is read at once. */
  private static final int ROWS = 6_000;

  @TempDir private Path folder;

  static LongStream seeds() {
    return RandomNumbers.seeds(5);
  }

  private static List<String> rows(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String currency = List.of("USD", "CAD", "EUR").get(random.below(3));
      String close = random.positive().toPlainString();
      rows.add(
          "%s,S%d,%s,%s,%s"
              .formatted(FRIDAY.minusDays(i % 3), i / 3, close, currency, "abc".charAt(i % 3)));
    }
    return rows;
  }

  private Path write(String lineFeed, List<String> rows) throws IOException {
    return Files.writeString(
        folder.resolve("p.csv"), HEADER + lineFeed + String.join(lineFeed, rows) + lineFeed);
  }

  private static List<SecurityPrice> read(Path file) {
    return InlineSource.ask(PriceFiles.open("files", file), FRIDAY.minusDays(5), FRIDAY).prices();
  }

  private static String quoted(String row) {
    return '"' + row.replace(",", "\",\"") + '"';
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void plainRowsMeanWhatQuotedOnesMean(long seed) throws IOException {
    List<String> plain = rows(seed);
    List<String> mixed = new ArrayList<>(plain);
    mixed.set(ROWS / 2, quoted(plain.get(ROWS / 2)));
    mixed.add(ROWS / 3, "");

    List<SecurityPrice> expected =
        read(write("\n", plain.stream().map(PlainPriceFileTest::quoted).toList()));

    assertThat(expected).hasSize(ROWS / 3);
    assertThat(read(write("\n", plain))).isEqualTo(expected);
    assertThat(read(write("\r\n", plain))).isEqualTo(expected);
    assertThat(read(write("\n", mixed))).isEqualTo(expected);
  }

  @Test
  void theLineOfAWrongRowIsSaidBehindManyPlainOnes() throws IOException {
    List<String> rows = rows(1);
    rows.set(ROWS / 2, "");
    rows.set(ROWS - 2, "2025-10-24,AAPL,1,USX,csv");
    Path file = write("\n", rows);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DawsosException.class)
        .hasMessageContaining(
            "p.csv:%d: unknown currency \"USX\" (not in ISO 4217): 2025-10-24,AAPL,1,USX,csv",
            ROWS);
  }

  @Test
  void aLineThatIsLongerThanWhatIsReadAtOnceIsRefusedWithItsNumber() throws IOException {
    List<String> rows = rows(1);
    rows.add("2025-10-24,%s,1,USD,csv".formatted("X".repeat(200_000)));
    Path file = write("\n", rows);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DawsosException.class)
        .hasMessageContaining("p.csv:%d: not a security symbol", ROWS + 2);
  }
}
