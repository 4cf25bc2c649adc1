package io.dawsos.provider.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.build.Corrections;
import io.dawsos.pack.build.InlineSource;
import io.dawsos.pack.build.InlineSource.Found;
import io.dawsos.pack.build.Needs;
import io.dawsos.pack.build.PackBuilder;
import io.dawsos.pack.policy.InlinePolicy;
import io.dawsos.pack.policy.QualityLimits;
import io.dawsos.pack.policy.SourceOrder;
import io.dawsos.provider.http.FakeProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceFilesTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 10, 24);
  private static final LocalDate OLDEST = LocalDate.of(2025, 10, 1);

  @TempDir private Path folder;

  static LongStream seeds() {
    return RandomNumbers.seeds(20);
  }

  private Path write(String name, String content) {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Found quotes(String content) {
    return InlineSource.ask(PriceFiles.open("files", write("quotes.csv", content)), OLDEST, FRIDAY);
  }

  private DawsosException failure(Path path) {
    Throwable thrown = catchThrowable(() -> PriceFiles.open("files", path));
    assertThat(thrown).isInstanceOf(DawsosException.class);
    return (DawsosException) thrown;
  }

  @Test
  void readsPrices() {
    assertThat(quotes("date,symbol,close,currency\n2025-10-24,AAPL,262.82,USD\n").prices())
        .containsExactlyElementsOf(InlinePack.prices("price AAPL USD 262.82 2025-10-24 csv"));
  }

  @Test
  void readsPricesThatNameTheirSource() {
    String file = "date,symbol,close,currency,source\n2025-10-24,AAPL,262.82,USD,nyse\n";

    assertThat(quotes(file).prices())
        .containsExactlyElementsOf(InlinePack.prices("price AAPL USD 262.82 2025-10-24 nyse"));
  }

  @Test
  void readsRates() {
    assertThat(quotes("date,base,quote,rate\n2025-10-24,USD,CAD,1.4010\n").rates())
        .containsExactlyElementsOf(InlinePack.rates("fx USD CAD 1.4010 2025-10-24 csv"));
  }

  @Test
  void readsTheHistoryOfTheEcbWhereNothingMeansNoRate() {
    String file =
        """
        Date,USD,JPY,CAD,BGN,
        2025-10-24,1.1612,177.45,N/A,,
        2025-10-23,1.1593,176.78,1.6213,,
        """;

    assertThat(quotes(file).rates())
        .containsExactlyInAnyOrderElementsOf(
            InlinePack.rates(
                "fx EUR USD 1.1612 2025-10-24 ecb",
                "fx EUR JPY 177.45 2025-10-24 ecb",
                "fx EUR CAD 1.6213 2025-10-23 ecb"));
  }

  @Test
  void readsWhatSpreadsheetsWrite() {
    String file =
        "\uFEFFdate,symbol,close,currency\r\n\"2025-10-24\",\"AAPL\",\"1.50\",USD\r\n\r\n";

    assertThat(quotes(file).prices())
        .containsExactlyElementsOf(InlinePack.prices("price AAPL USD 1.50"));
  }

  @Test
  void theLastRowNeedsNoLineFeed() {
    assertThat(quotes("date,symbol,close,currency\n2025-10-24,AAPL,1,USD").prices()).hasSize(1);
  }

  @Test
  void readsEveryCsvFileOfAFolder() {
    write("b.csv", "date,symbol,close,currency\n2025-10-24,AAPL,1,USD\n");
    write("a.csv", "date,base,quote,rate\n2025-10-24,USD,CAD,1.4\n");
    write("notes.txt", "not a price file");

    Found quotes = InlineSource.ask(PriceFiles.open("files", folder), OLDEST, FRIDAY);

    assertThat(quotes.prices()).hasSize(1);
    assertThat(quotes.rates()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-20,2025-10-24,3",
    "2025-10-20,2025-10-23,2",
    "2025-10-22,2025-10-22,1",
    "2025-10-22,2025-10-21,0",
    "2025-10-25,2025-10-31,0"
  })
  void givesTheNewestQuoteBetweenTheDatesAndNeverALaterOne(
      LocalDate oldest, LocalDate asOf, int close) {
    Path file =
        write(
            "quotes.csv",
            """
            date,symbol,close,currency
            2025-10-24,AAPL,3,USD
            2025-10-22,AAPL,1,USD
            2025-10-23,AAPL,2,USD
            """);

    List<BigDecimal> closes =
        InlineSource.ask(PriceFiles.open("files", file), oldest, asOf).prices().stream()
            .map(p -> p.close())
            .toList();

    assertThat(closes).isEqualTo(close == 0 ? List.of() : List.of(BigDecimal.valueOf(close)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-02-30,AAPL,1,USD|not a date: \"2025-02-30\"",
        "24.10.2025,AAPL,1,USD|not a date: \"24.10.2025\"",
        "2025-10-24,aapl,1,USD|not a security symbol: \"aapl\"",
        "2025-10-24,,1,USD|not a security symbol: \"\"",
        "2025-10-24,AAPL,1e5,USD|not a plain decimal number: \"1e5\"",
        "2025-10-24,AAPL,N/A,USD|not a plain decimal number: \"N/A\"",
        "2025-10-24,AAPL,0,USD|price of AAPL is not above zero: 0",
        "2025-10-24,AAPL,-1.5,USD|price of AAPL is not above zero: -1.5",
        "2025-10-24,AAPL,1,USX|unknown currency \"USX\" (not in ISO 4217)",
        "2025-10-24,AAPL,1,usd|unknown currency \"usd\" (not in ISO 4217)",
        "2025-10-24,AAPL,1|3 fields where 4 are expected",
        "2025-10-24,AAPL,1,USD,csv|5 fields where 4 are expected",
        "2025-10-23,SHOP,2,CAD|duplicate price of SHOP on 2025-10-23"
      })
  void saysFileLineReasonAndRowOfAWrongPrice(String row, String reason) {
    Path file =
        write(
            "prices.csv",
            "date,symbol,close,currency\n2025-10-23,SHOP,2,CAD\n" + row + "\n2025-10-24,X,1,USD\n");

    DawsosException failure = failure(file);

    assertThat(failure.code()).isEqualTo(ErrorCode.PRICE_FILE_INVALID);
    assertThat(failure.message()).isEqualTo("%s:3: %s: %s", file, reason, row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-10-24,USD,USD,1|rate of USD against itself",
        "2025-10-24,USD,CAD,0|rate of USD/CAD is not above zero: 0",
        "2025-10-24,AAPL,CAD,1|unknown currency \"AAPL\" (not in ISO 4217)",
        "2025-10-23,USD,CAD,2|duplicate rate of USD/CAD on 2025-10-23"
      })
  void saysFileLineReasonAndRowOfAWrongRate(String row, String reason) {
    Path file = write("fx.csv", "date,base,quote,rate\n2025-10-23,USD,CAD,1.4\n" + row);

    assertThat(failure(file).message()).isEqualTo("%s:3: %s: %s", file, reason, row);
  }

  @Test
  void countsLinesAcrossQuotedLineFeedsAndBlankLines() {
    Path file =
        write(
            "p.csv", "date,symbol,close,currency\n\n2025-10-24,AAPL,1,USD\n\n2025-10-24,a,1,USD\n");

    assertThat(failure(file).message()).startsWith(file + ":5: ");
  }

  @Test
  void aLongRowIsShortened() {
    Path file = write("p.csv", "date,symbol,close,currency\n" + "x".repeat(100_000) + ",b,c,d\n");

    assertThat(failure(file).message().length()).isLessThan(1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "'',the file is empty",
    "'a,b,c\n',unknown header",
    "'Date,JPY,CAD\n',unknown header"
  })
  void aFileWithoutAKnownHeaderIsRefused(String content, String reason) {
    Path file = write("p.csv", content);

    assertThat(failure(file).code()).isEqualTo(ErrorCode.PRICE_FILE_INVALID);
    assertThat(failure(file).message()).startsWith(file + ":1: ").contains(reason);
  }

  @Test
  void aFileInAnotherEncodingIsRefused() {
    byte[] latin =
        "date,symbol,close,currency\n2025-10-24,É,1,USD\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(failure(write("p.csv", latin)).code()).isEqualTo(ErrorCode.PRICE_FILE_INVALID);
  }

  @Test
  void quotesThatDoNotEndAreRefused() {
    Path file = write("p.csv", "date,symbol,close,currency\n2025-10-24,\"AAPL,1,USD\n");

    assertThat(failure(file).code()).isEqualTo(ErrorCode.PRICE_FILE_INVALID);
  }

  @Test
  void nothingToReadIsSaid() {
    assertThat(failure(folder).message())
        .isEqualTo("no price file (*.csv, eurofxref*.xml, eurofxref*.zip) in " + folder);
    assertThat(failure(folder.resolve("none.csv")).message())
        .isEqualTo("cannot read %s: no such file", folder.resolve("none.csv"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverBytesAFileHoldsTheFailureIsAKnownOne(long seed) {
    Random random = new Random(seed);
    String[] headers = {
      "", "date,symbol,close,currency\n", "date,base,quote,rate\n", "Date,USD,JPY,CAD\n"
    };
    String alphabet = "0123456789-.,,,\n\n\r\"\"ABCUSDEURJPY /'N\u00e9\uFEFF\u0000\u2028";
    for (int file = 0; file < 50; file++) {
      StringBuilder text = new StringBuilder(headers[random.nextInt(headers.length)]);
      int length = random.nextInt(300);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      if (bytes.length > 0 && random.nextBoolean()) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }

      Throwable thrown = catchThrowable(() -> PriceFiles.open("files", write("fuzz.csv", bytes)));

      assertThat(thrown)
          .as("seed %d, file %d: %s", seed, file, text)
          .matches(t -> t == null || t instanceof DawsosException, "is a known failure");
    }
  }

  @Test
  @Timeout(20)
  void readsInTimeProportionalToTheRows() {
    readingTime(20_000);
    long small = readingTime(20_000);

    long large = readingTime(200_000);

    assertThat(large).as("ten times the rows").isLessThan(40 * Math.max(small, 10_000_000));
  }

  private long readingTime(int rows) {
    StringBuilder text = new StringBuilder("date,symbol,close,currency\n");
    for (int i = 0; i < rows; i++) {
      text.append(FRIDAY.minusDays(i % 100)).append(",S").append(i / 100).append(",1.5,USD\n");
    }
    Path file = write("large.csv", text.toString());
    long start = System.nanoTime();
    PriceFiles.open("files", file);
    return Duration.ofNanos(System.nanoTime() - start).toNanos();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfRowsDoesNotChangeThePack(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<String> prices = new ArrayList<>();
    List<String> rates = new ArrayList<>();
    for (int day = 18; day <= 26; day++) {
      for (String symbol : List.of("AAPL", "MSFT", "SHOP")) {
        prices.add("2025-10-%d,%s,%s,USD".formatted(day, symbol, random.positive()));
      }
      for (String pair : List.of("EUR,USD", "USD,EUR", "EUR,CAD", "CHF,GBP", "GBP,CHF")) {
        if (random.below(3) == 0) {
          rates.add("2025-10-%d,%s,%s".formatted(day, pair, random.positive()));
        }
      }
    }

    String expected = sha256(prices, rates);

    assertThat(sha256(random.shuffled(prices), random.shuffled(rates))).isEqualTo(expected);
  }

  private String sha256(List<String> prices, List<String> rates) {
    write("prices.csv", "date,symbol,close,currency\n" + String.join("\n", prices) + "\n");
    write("fx.csv", "date,base,quote,rate\n" + String.join("\n", rates) + "\n");
    var draft =
        new PackBuilder(
                InlinePolicy.of(SourceOrder.of(List.of("files")), 2, QualityLimits.DEFAULTS),
                List.of(PriceFiles.open("files", folder)))
            .build(new PackId(FRIDAY, 0), Needs.everything(Set.of()), Corrections.NONE);
    assertThat(draft.pack().rates())
        .extracting(FxRate::date)
        .allSatisfy(date -> assertThat(date).isBetween("2025-10-22", "2025-10-24"));
    return draft.sha256();
  }

  @Test
  void whatACurrencyCostsIsARateWhereverItIsWritten() {
    Found quotes = quotes("date,symbol,close,currency\n2025-10-24,EUR,1.1612,USD\n");

    assertThat(quotes.prices()).isEmpty();
    assertThat(quotes.rates())
        .containsExactlyElementsOf(InlinePack.rates("fx EUR USD 1.1612 2025-10-24 csv"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"2025-10-24,1.16|2 fields", "2025-10-24,1.16,177.2,1.6,,|6 fields"})
  void aDayOfTheEcbThatWasCutOffIsRefused(String row, String reason) {
    DawsosException failure = failure(write("ecb.csv", "Date,USD,JPY,CAD,\n" + row + "\n"));

    assertThat(failure.message()).contains("ecb.csv:2: " + reason).contains(row);
  }

  @Test
  void bytesThatAreNoTextAreRefusedWithTheirLine() {
    byte[] file =
        "date,base,quote,rate\n2025-10-24,EUR,USD,1.\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(failure(write("latin1.csv", file)).message()).contains("latin1.csv:2: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eurofxref-daily.xml",
        "eurofxref-hist-90d.xml",
        "eurofxref.zip",
        "eurofxref-hist.zip"
      })
  void readsTheFilesOfTheEcbAsPublished(String name) {
    Path file = write(name, FakeProvider.file("ecb/" + name));
    LocalDate monday = LocalDate.of(2026, 4, 13);

    for (Path path : List.of(file, folder)) {
      assertThat(InlineSource.ask(PriceFiles.open("files", path), monday, monday).rates())
          .hasSize(29)
          .containsAll(
              InlinePack.rates(
                  "fx EUR USD 1.1684 2026-04-13 ecb", "fx EUR CAD 1.6177 2026-04-13 ecb"));
    }
  }

  @Test
  void filesOfTheEcbMayOverlap() {
    write("eurofxref-daily.xml", FakeProvider.file("ecb/eurofxref-daily.xml"));
    write("eurofxref-hist.zip", FakeProvider.file("ecb/eurofxref-hist.zip"));
    write("hist.csv", "Date,USD,JPY,\n2026-04-13,1.16840,186.75,\n");

    assertThat(
            InlineSource.ask(PriceFiles.open("files", folder), OLDEST, LocalDate.of(2026, 4, 13))
                .rates())
        .filteredOn(rate -> rate.quote().code().equals("USD"))
        .extracting(FxRate::rate)
        .containsExactly(new BigDecimal("1.1684"));
  }

  @Test
  void filesOfTheEcbThatContradictEachOtherAreRefused() {
    write("eurofxref-daily.xml", FakeProvider.file("ecb/eurofxref-daily.xml"));
    write("hist.csv", "Date,USD,JPY,\n2026-04-13,1.1685,186.75,\n");

    assertThat(failure(folder).message()).contains("duplicate rate of EUR/USD on 2026-04-13");
  }

  @Test
  void saysWhereAnXmlFileIsWrong() {
    String content =
        new String(FakeProvider.file("ecb/eurofxref-daily.xml"), StandardCharsets.UTF_8);
    Path file = write("eurofxref-daily.xml", content.replace("rate='1.1684'", "rate='1,1684'"));

    DawsosException failure = failure(folder);

    assertThat(failure.code()).isEqualTo(ErrorCode.PRICE_FILE_INVALID);
    assertThat(failure.message()).isEqualTo("%s:9: not a plain decimal number: \"1,1684\"", file);
  }

  @Test
  void otherXmlAndZipFilesOfAFolderAreNotRead() {
    write("prices.csv", "date,symbol,close,currency\n2025-10-24,AAPL,1,USD\n");
    write("backup.zip", "not a price file");
    write("notes.xml", "not a price file");

    assertThat(InlineSource.ask(PriceFiles.open("files", folder), OLDEST, FRIDAY).prices())
        .hasSize(1);
  }
}
