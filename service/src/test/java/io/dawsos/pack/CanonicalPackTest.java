package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.money.RandomNumbers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalPackTest {
  private static final String ID = "PP_2025-10-24";
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
            dawsos-pack,1,PP_2025-10-24,WM4PM_CAD,EUR
            fx,EUR,CAD,1.6,2025-10-24,ecb
            fx,EUR,USD,1.1612,2025-10-24,ecb
            price,AAPL,USD,262.82,2025-10-24,csv
            price,SHOP,CAD,200.1,2025-10-23,ledger
            """);
  }

  @Test
  void hashesThem() {
    // sha256sum of the text above
    assertThat(sha256(ID, List.of(SMALL)))
        .isEqualTo("bdc2c0c55f395aee619c17130412b9b418d727b4c8cd28c682c90637fc9b5e19");
  }

  @Test
  void hashesAPackWithoutContentToo() {
    assertThat(sha256(ID, List.of()))
        .isEqualTo("1415dd7df54594112160aaa0177341108c3d3217def338df467bc39d438c7108");
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

  @Test
  void idPolicyAndPivotChangeTheHash() {
    PricingPack pack = InlinePack.of(ID, SMALL);
    List<PricingPack> others =
        List.of(
            InlinePack.of("PP_2025-10-24_r1", SMALL),
            new PricingPack(pack.id(), "OTHER", pack.pivot(), pack.prices(), pack.rates()),
            new PricingPack(
                pack.id(),
                pack.policy(),
                io.dawsos.money.CurrencyCode.of("USD"),
                pack.prices(),
                pack.rates()));

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
