package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.CanonicalPackReader.MalformedPackException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalPackReaderTest {
  private static final String FIRST =
      "dawsos-pack,2,PP_2025-10-24,WM4PM_CAD," + InlinePack.SHA256 + ",EUR\n";
  private static final String FX = "fx,EUR,USD,1.1612,2025-10-24,ecb\n";
  private static final String OVERRIDE = "override,TSLA,USD,433.72,jane,the tape, it was late\n";
  private static final String PRICE = "price,AAPL,USD,262.82,2025-10-24,csv\n";
  private static final String SPLIT = "split,NVDA,2025-10-21,10,1,polygon\n";

  static LongStream seeds() {
    return RandomNumbers.seeds(100);
  }

  private static byte[] write(PricingPack pack) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CanonicalPack.write(pack, bytes);
    return bytes.toByteArray();
  }

  private static PricingPack read(String text) {
    return CanonicalPackReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Object> content(PricingPack pack) {
    return List.of(
        pack.id(),
        pack.rules(),
        pack.prices(),
        Set.copyOf(pack.rates()),
        Set.copyOf(pack.splits()),
        Set.copyOf(pack.overrides()));
  }

  private static void assertMalformed(String text, int line, String message) {
    MalformedPackException malformed =
        catchThrowableOfType(MalformedPackException.class, () -> read(text));

    assertThat(malformed).isNotNull();
    assertThat(malformed).hasMessageContaining(message);
    assertThat(malformed.line()).isEqualTo(line);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenIsReadBack(long seed) throws IOException {
    for (PricingPack pack :
        List.of(RandomPacks.of(seed, "a policy"), RandomPacks.ofFormatOne(seed))) {
      PricingPack read = CanonicalPackReader.read(write(pack));

      assertThat(content(read)).isEqualTo(content(pack));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void changedBytesAreRefusedOrWrittenAgainAsTheyAre(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] written = write(RandomPacks.of(seed, "a policy"));
    for (int i = 0; i < 200; i++) {
      byte[] changed = written.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      try {
        assertThat(write(CanonicalPackReader.read(changed))).isEqualTo(changed);
      } catch (MalformedPackException e) {
        assertThat(e.line()).isPositive();
      }
    }
  }

  @Test
  void everyKindOfLineIsRead() {
    PricingPack pack = read(FIRST + FX + OVERRIDE + PRICE + SPLIT);

    assertThat(pack.rates()).hasSize(1);
    assertThat(pack.overrides())
        .extracting(PriceOverride::reason)
        .containsExactly("the tape, it was late");
    assertThat(pack.overrides()).extracting(PriceOverride::asOf).containsExactly(pack.id().asOf());
    assertThat(pack.prices()).hasSize(1);
    assertThat(pack.splits()).hasSize(1);
  }

  @Test
  void formatOneHasNoPolicyHash() {
    PricingPack pack = read("dawsos-pack,1,PP_2025-10-24_r2,WM4PM_CAD,EUR\n" + PRICE);

    assertThat(pack.rules().policySha256()).isNull();
    assertThat(pack.id()).hasToString("PP_2025-10-24_r2");
  }

  @ParameterizedTest
  @ValueSource(strings = {OVERRIDE, SPLIT})
  void formatOneHasNeitherOverridesNorSplits(String line) {
    assertMalformed(
        "dawsos-pack,1,PP_2025-10-24,WM4PM_CAD,EUR\n" + line, 2, "which format 1 does not have");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "dawsos-pack,3,PP_2025-10-24,WM4PM_CAD,EUR\n",
        "dawsos-pack,2,PP_2025-10-24,WM4PM_CAD,EUR\n",
        "dawsos-pack,1,PP_2025-10-24,WM4PM_CAD,EUR,\n",
        "dawsos-pack,1,PP_2025-02-30,WM4PM_CAD,EUR\n",
        "dawsos-pack,1,PP_2025-10-24,WM4 PM,EUR\n",
        "dawsos-pack,1,PP_2025-10-24,WM4PM_CAD,eur\n",
        "dawsos-pack,2,PP_2025-10-24,WM4PM_CAD,ABCD,EUR\n",
        "\ufeffdawsos-pack,1,PP_2025-10-24,WM4PM_CAD,EUR\n",
        "dawsos-pack,1,PP_2025-10-24,WM4PM_CAD,EUR\r\n",
        "dawsos-pack,1,PP_2025-10-24,WM4PM_CAD,EUR"
      })
  void anotherFirstLineIsRefused(String line) {
    assertMalformed(line, 1, "");
  }

  @Test
  void nothingIsNoPack() {
    assertMalformed("", 1, "is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "price,AAPL,USD,262.820,2025-10-24,csv; canonical number",
        "price,AAPL,USD,0262.82,2025-10-24,csv; canonical number",
        "price,AAPL,USD,+1,2025-10-24,csv; canonical number",
        "price,AAPL,USD,.5,2025-10-24,csv; canonical number",
        "price,AAPL,USD,1E999999999,2025-10-24,csv; canonical number",
        "price,AAPL,USD,0,2025-10-24,csv; not above zero",
        "price,AAPL,USD,1,2025-10-24; 6 fields",
        "price,AAPL,USD,1,2025-10-24,csv,more; 6 fields",
        "price,AAPL,USD,1,2025-02-30,csv; 2025-02-30",
        "price,AAPL,USD,1,+12025-02-03,csv; yyyy-MM-dd",
        "price,AAPL,USD,1,2025-10-24,a b; source name",
        "price,aapl,USD,1,2025-10-24,csv; not a security symbol",
        "fx,EUR,EUR,1,2025-10-24,csv; against itself",
        "override,TSLA,USD,1,jane; 6 fields",
        "override,TSLA,USD,1,jane,; a reason",
        "override,TSLA,TSLA,1,jane,why; in itself",
        "split,NVDA,2025-10-21,0,1,polygon; not above zero",
        "split,NVDA,2025-10-21,10,polygon; 6 fields",
        "ix,NVDA,2025-10-21,10,1,polygon; no fx, override, price or split"
      })
  void aWrongLineIsNamed(String line, String message) {
    assertMalformed(FIRST + "fx,AUD,USD,1.1612,2025-10-24,ecb\n" + line + "\n", 3, message);
  }

  @Test
  void linesAreSorted() {
    assertMalformed(FIRST + PRICE + FX, 3, "does not sort after");
    assertMalformed(FIRST + PRICE + PRICE, 3, "does not sort after");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price,AAPL,USD,262.83,2025-10-24,csv\n",
        "fx,USD,EUR,1,2025-10-24,ecb\n",
        "override,TSLA,USD,433.73,jane,why\n",
        "split,NVDA,2025-10-21,10,2,polygon\n"
      })
  void nothingIsThereTwice(String line) {
    String first =
        List.of(FX, OVERRIDE, PRICE, SPLIT).stream()
            .filter(each -> each.startsWith(line.substring(0, 2)))
            .findFirst()
            .orElseThrow();

    assertMalformed(FIRST + first + line, 3, "is another");
  }

  @Test
  void theLastLineIsEndedToo() {
    assertMalformed(FIRST + PRICE.strip(), 2, "is not ended by a line feed");
  }

  @Test
  void linesAreOfBoundedLength() {
    String reason = "é".repeat(CanonicalPackReader.MAX_LINE / 2);

    assertMalformed(FIRST + "override,TSLA,USD,1,jane," + reason + "\n", 2, "is longer than");
    assertMalformed("x".repeat(1 << 20), 1, "is longer than");
  }

  @Test
  void theLongestReasonIsRead() {
    String reason = "漢".repeat(500);

    assertThat(read(FIRST + "override,TSLA,USD,1,jane," + reason + "\n").overrides()).hasSize(1);
  }

  @Test
  void otherEncodingsAreRefused() {
    byte[] latin =
        (FIRST + "override,TSLA,USD,1,jane,café\n").getBytes(StandardCharsets.ISO_8859_1);

    MalformedPackException malformed =
        catchThrowableOfType(MalformedPackException.class, () -> CanonicalPackReader.read(latin));

    assertThat(malformed).hasMessage("is not UTF-8");
    assertThat(malformed.line()).isEqualTo(2);
  }
}
