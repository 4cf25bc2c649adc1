package io.dawsos.provider.eurofxref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.money.RandomNumbers;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReferenceRatesTest {
  private static final String NAMESPACE = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref";
  private static final String RATES =
      "<Cube xmlns='%s'><Cube time='2026-04-13'><Cube currency='USD' rate='1.1684'/></Cube></Cube>"
          .formatted(NAMESPACE);

  static LongStream seeds() {
    return RandomNumbers.seeds(20);
  }

  private static List<String> read(byte[] file) {
    List<String> rates = new ArrayList<>();
    ReferenceRates.read(
        file, (date, currency, rate) -> rates.add(date + " " + currency + " " + rate));
    return rates;
  }

  private static List<String> read(String file) {
    return read(file.getBytes(StandardCharsets.UTF_8));
  }

  private static MalformedFileException failure(byte[] file) {
    return catchThrowableOfType(MalformedFileException.class, () -> read(file));
  }

  private static MalformedFileException failure(String file) {
    return failure(file.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] zip(String... contents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < contents.length; i++) {
        zip.putNextEntry(new ZipEntry("eurofxref" + i + ".csv"));
        zip.write(contents[i].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"eurofxref-daily.xml,29", "eurofxref-hist-90d.xml,290", "eurofxref.zip,29"})
  void readsTheFilesAsPublished(String file, int rates) {
    assertThat(read(FakeProvider.file("ecb/" + file)))
        .hasSize(rates)
        .contains("2026-04-13 USD 1.1684", "2026-04-13 CAD 1.6177", "2026-04-13 IDR 20082.05");
  }

  @Test
  void readsTheHistoryAsPublished() {
    assertThat(read(FakeProvider.file("ecb/eurofxref-hist.zip")))
        .contains("2026-04-13 USD 1.1684", "1999-01-04 CYP 0.58231", "2025-12-31 BGN 1.9558")
        .doesNotContain("2026-04-13 BGN N/A");
  }

  @Test
  void readsXmlWithAByteOrderMark() {
    assertThat(read("\uFEFF<?xml version='1.0' encoding='UTF-8'?>\n" + RATES))
        .containsExactly("2026-04-13 USD 1.1684");
  }

  @Test
  void readsXmlInAZip() throws IOException {
    assertThat(read(zip(RATES))).containsExactly("2026-04-13 USD 1.1684");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE Cube>",
        "<!DOCTYPE Cube [<!ENTITY a 'b'>]>",
        "<!DOCTYPE Cube [<!ENTITY a '1'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
        "<!DOCTYPE Cube SYSTEM 'file:///etc/passwd'>"
      })
  void aDocumentTypeIsRefused(String type) {
    assertThat(failure(type + RATES)).hasMessageContaining("document type");
  }

  @Test
  void nothingOutsideTheFileIsRead() {
    try (FakeProvider other = new FakeProvider().answers(Response.of(200, "1"))) {
      String type =
          "<!DOCTYPE Cube SYSTEM '%s/a.dtd' [<!ENTITY a SYSTEM '%s/a'>]>"
              .formatted(other.url(), other.url());

      failure(type + RATES.replace("</Cube></Cube>", "</Cube>&a;</Cube>"));

      assertThat(other.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Cube time='2026-02-30'/>|not a date: \"2026-02-30\"",
        "<Cube currency='USD' rate='1'/>|a rate without its day, currency or value",
        "<Cube time='2026-04-13'><Cube currency='USD'/></Cube>|a rate without its day",
        "<Cube time='2026-04-13'><Cube rate='1'/></Cube>|a rate without its day",
        "<Cube>|not well-formed XML",
        "&unknown;|not well-formed XML"
      })
  void saysWhatIsWrongWithAnXmlFileAndWhere(String content, String reason) {
    String file = "<x>\n<Cube xmlns='" + NAMESPACE + "'>\n" + content + "</Cube></x>";

    MalformedFileException failure = failure(file);

    assertThat(failure).hasMessageContaining(reason);
    assertThat(failure.line()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Cube xmlns='http://example.org'><Cube time='2026-04-13'><Cube currency='USD' rate='1'/></Cube></Cube>",
        "<Cube xmlns='http://www.ecb.int/vocabulary/2002-08-01/eurofxref'><Cube time='2026-04-13'/></Cube>",
        "<Rate/>"
      })
  void anXmlFileWithoutReferenceRatesIsRefused(String file) {
    assertThat(failure(file)).hasMessage("no reference rates of the ECB");
  }

  @Test
  void anXmlFileInAnotherEncodingIsRefused() {
    byte[] latin = RATES.replace("USD", "\u00c4").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(failure(latin)).hasMessage("not well-formed XML");
  }

  @Test
  void readsTheNumbersOfCsvAsTheyStand() {
    assertThat(read("\uFEFFDate, USD, JPY, \n03 June 2021, 1.2187, 133.10, \n"))
        .containsExactly("2021-06-03 USD 1.2187", "2021-06-03 JPY 133.10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,JPY,CAD|1|no header such as Date,USD,JPY,…",
        "''|1|no header such as Date,USD,JPY,…",
        "Date,USD,JPY~2026-04-13,1|2|2 fields where 3 are expected",
        "Date,USD,JPY~2026-04-13,1,2~13 Aprl 2026,1,2|3|not a date: \"13 Aprl 2026\"",
        "Date,USD,JPY~31 April 2026,1,2|2|not a date: \"31 April 2026\""
      })
  void saysWhatIsWrongWithACsvFileAndWhere(String file, long line, String reason) {
    MalformedFileException failure = failure(file.replace('~', '\n'));

    assertThat(failure).hasMessage(reason);
    assertThat(failure.line()).isEqualTo(line);
  }

  @Test
  void aZipOfTwoFilesIsRefused() throws IOException {
    assertThat(failure(zip(RATES, RATES))).hasMessage("a ZIP with more than one file");
  }

  @Test
  void aZipOfNothingIsRefused() {
    assertThat(failure("PK\u0003\u0004")).hasMessage("not a ZIP with one file");
  }

  @Test
  void aZipThatGrowsAboveTheLimitIsRefused() throws IOException {
    byte[] bomb = zip(" ".repeat(RatesZip.MAX_BYTES + 1));

    assertThat(bomb.length).isLessThan(1_000_000);
    assertThat(failure(bomb)).hasMessage("a ZIP with a file of more than 67108864 bytes");
  }

  @Test
  void aZipWhoseContentWasChangedIsRefused() {
    byte[] zip = FakeProvider.file("ecb/eurofxref.zip");
    zip[14] ^= 1; // the checksum in the header

    assertThat(failure(zip)).hasMessage("a damaged ZIP");
  }

  @Test
  void aTruncatedZipIsRefused() {
    byte[] zip = FakeProvider.file("ecb/eurofxref-hist.zip");

    assertThat(failure(Arrays.copyOf(zip, 2_000))).hasMessage("a damaged ZIP");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverBytesAFileHoldsTheFailureIsAKnownOne(long seed) {
    Random random = new Random(seed);
    List<String> files = List.of("eurofxref-daily.xml", "eurofxref-hist-90d.xml", "eurofxref.zip");
    for (int round = 0; round < 100; round++) {
      byte[] file = FakeProvider.file("ecb/" + files.get(random.nextInt(files.size())));
      for (int change = 0; change <= random.nextInt(8); change++) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(file, 1 + random.nextInt(file.length));
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);

      for (byte[] each : List.of(file, cut, noise)) {
        Throwable thrown = catchThrowable(() -> read(each));

        assertThat(thrown)
            .as("seed %d, round %d", seed, round)
            .matches(t -> t == null || t instanceof MalformedFileException, "is a known failure");
      }
    }
  }
}
