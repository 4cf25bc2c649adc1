package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.digest.Sha256;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalPackTest {
  private static final String ID = "PP_2025-10-24";
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");
  private static final String[] SMALL = {
    "price SHOP CAD 200.10 2025-10-23 ledger",
    "price AAPL USD 262.820",
    "fx EUR USD 1.1612 2025-10-24 ecb",
    "fx EUR CAD 1.6E+0 2025-10-24 ecb"
  };

  static LongStream seeds() {
    return RandomNumbers.seeds(30);
  }

  private static String sha256(String id, List<String> lines) {
    return CanonicalPack.sha256(InlinePack.of(id, lines.toArray(String[]::new)));
  }

  @Test
  void writesExactlyTheseBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    CanonicalPack.write(InlinePack.of(ID, SMALL), bytes);

    assertThat(bytes.toString(StandardCharsets.US_ASCII))
        .isEqualTo(
            """
            dawsos-pack,2,PP_2025-10-24,WM4PM_CAD,@,EUR
            fx,EUR,CAD,1.6,2025-10-24,ecb
            fx,EUR,USD,1.1612,2025-10-24,ecb
            price,AAPL,USD,262.82,2025-10-24,csv
            price,SHOP,CAD,200.1,2025-10-23,ledger
            """
                .replace("@", InlinePack.SHA256));
  }

  @Test
  void hashesThem() {
    // sha256sum of the text above
    assertThat(sha256(ID, List.of(SMALL)))
        .isEqualTo("b211de9feb3f7ed16a3deb4bac62fbea18f4db6346f316bd92d9631090c9debd");
  }

  @Test
  void hashesAPackWithoutContentToo() {
    assertThat(sha256(ID, List.of()))
        .isEqualTo("25ea961e2e4296133c3995cd027544c14cd78a7aa6c9c33f2a0f679b9cc48655");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfTheInputsDoesNotMatter(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add("price S%d USD %s".formatted(i, random.positive()));
      lines.add("fx EUR X%d %s".formatted(i, random.positive()));
    }

    assertThat(sha256(ID, random.shuffled(lines))).isEqualTo(sha256(ID, lines));
  }

  @ParameterizedTest
  @CsvSource({
    "price SHOP CAD 200.10 2025-10-23 ledger, price SHOP CAD 200.11 2025-10-23 ledger",
    "price SHOP CAD 200.10 2025-10-23 ledger, price SHOP USD 200.10 2025-10-23 ledger",
    "price SHOP CAD 200.10 2025-10-23 ledger, price SHOP CAD 200.10 2025-10-24 ledger",
    "price SHOP CAD 200.10 2025-10-23 ledger, price SHOP CAD 200.10 2025-10-23 csv",
    "price SHOP CAD 200.10 2025-10-23 ledger, price SHOX CAD 200.10 2025-10-23 ledger",
    "fx EUR USD 1.1612 2025-10-24 ecb, fx EUR USD 1.1613 2025-10-24 ecb",
    "fx EUR USD 1.1612 2025-10-24 ecb, fx USD EUR 1.1612 2025-10-24 ecb",
    "fx EUR USD 1.1612 2025-10-24 ecb, fx EUR USD 1.1612 2025-10-23 ecb",
    "fx EUR USD 1.1612 2025-10-24 ecb, fx EUR USD 1.1612 2025-10-24 csv"
  })
  void anyOneFieldChangesTheHash(String line, String changed) {
    List<String> other = new ArrayList<>(List.of(SMALL));
    other.set(other.indexOf(line), changed);

    assertThat(sha256(ID, other)).isNotEqualTo(sha256(ID, List.of(SMALL)));
  }

  private static PricingPack under(PricingPack pack, PackRules rules) {
    return new PricingPack(
        pack.id(), rules, pack.prices(), pack.rates(), pack.splits(), pack.overrides());
  }

  @Test
  void aPackOfFormatOneKeepsItsBytes() {
    // sha256sum of dawsos-pack,1,PP_2025-10-24,WM4PM_CAD,EUR and the lines above
    assertThat(
            CanonicalPack.sha256(
                under(InlinePack.of(ID, SMALL), new PackRules("WM4PM_CAD", null, EUR))))
        .isEqualTo("bdc2c0c55f395aee619c17130412b9b418d727b4c8cd28c682c90637fc9b5e19");
  }

  @Test
  void overridesAndSplitsAreContentToo() throws IOException {
    PricingPack plain = InlinePack.of(ID, "price NVDA USD 118");
    PricingPack pack =
        new PricingPack(
            plain.id(),
            plain.rules(),
            plain.prices(),
            plain.rates(),
            List.of(
                new Split(
                    SecurityId.of("NVDA"),
                    LocalDate.parse("2025-10-22"),
                    new BigDecimal("10.0"),
                    BigDecimal.ONE,
                    "polygon")),
            List.of(
                new PriceOverride(
                    LocalDate.parse("2025-10-24"),
                    CurrencyCode.of("NVDA"),
                    new BigDecimal("118.00"),
                    CurrencyCode.of("USD"),
                    "jane@example.org",
                    "late tape, see café's note")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    CanonicalPack.write(pack, bytes);

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().skip(1))
        .containsExactly(
            "override,NVDA,USD,118,jane@example.org,late tape, see café's note",
            "price,NVDA,USD,118,2025-10-24,csv",
            "split,NVDA,2025-10-22,10,1,polygon");
  }

  @Test
  void pricesAreSortedAsTheirLinesAre() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    CanonicalPack.write(
        InlinePack.of(ID, "price A USD 1", "price A'B USD 1", "price A-B USD 1", "price A.B USD 1"),
        bytes);

    List<String> lines = bytes.toString(StandardCharsets.US_ASCII).lines().skip(1).toList();
    assertThat(lines).isSorted();
  }

  @Test
  void idPolicyAndPivotChangeTheHash() {
    PricingPack pack = InlinePack.of(ID, SMALL);
    List<PricingPack> others =
        List.of(
            InlinePack.of("PP_2025-10-24_r1", SMALL),
            under(pack, new PackRules("OTHER", InlinePack.SHA256, EUR)),
            under(pack, new PackRules("WM4PM_CAD", Sha256.hex("another policy"), EUR)),
            under(pack, new PackRules("WM4PM_CAD", InlinePack.SHA256, CurrencyCode.of("USD"))));

    assertThat(others)
        .extracting(CanonicalPack::sha256)
        .doesNotContain(CanonicalPack.sha256(pack))
        .doesNotHaveDuplicates();
  }

  @Test
  void trailingZerosDoNotChangeTheHash() {
    List<String> same = new ArrayList<>(List.of(SMALL));
    same.set(1, "price AAPL USD 262.82");

    assertThat(sha256(ID, same)).isEqualTo(sha256(ID, List.of(SMALL)));
  }
}
