package io.dawsos.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleGeneratorTest {
  private static final Path COMMITTED = Path.of("src", "main", "resources", "sample");
  private static final String REWRITE = "dawsos.sample.rewrite";

  private final Map<String, String> files = SampleGenerator.files();

  @Test
  void committedFilesAreWhatTheGeneratorMakes() throws IOException {
    if (Boolean.getBoolean(REWRITE)) {
      SampleGenerator.write(COMMITTED);
    }

    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(Files.readString(COMMITTED.resolve(file.getKey())))
          .as(
              "%s differs; rewrite with `mvn -B -q -pl service test"
                  + " -Dtest=SampleGeneratorTest -D%s=true`, then review the difference",
              file.getKey(), REWRITE)
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void everyBusinessDayHasEveryPriceOnce() {
    List<String> expected =
        BusinessDays.all().stream()
            .flatMap(date -> Security.ALL.stream().map(security -> date + "," + security.symbol()))
            .toList();

    assertThat(keys("prices.csv", 2)).containsExactlyElementsOf(expected);
  }

  @Test
  void everyBusinessDayHasEveryRateOnce() {
    List<String> expected =
        BusinessDays.all().stream()
            .flatMap(date -> List.of(date + ",EUR,USD", date + ",EUR,CAD").stream())
            .toList();

    assertThat(keys("fx.csv", 3)).containsExactlyElementsOf(expected);
  }

  @Test
  void securitiesAreQuotedInThreeCurrencies() {
    assertThat(Security.ALL).extracting(Security::currency).contains("CAD", "USD", "EUR");
    assertThat(Security.ALL).extracting(Security::symbol).doesNotHaveDuplicates().hasSize(10);
  }

  @Test
  void splitHalvesTheQuoteAndReplacesEveryLot() {
    Market market = new MarketSimulator(1).simulate();
    LocalDate date = Security.SPLIT_DATE;

    BigDecimal before = market.close(Security.SPLIT_SYMBOL, date.minusDays(3));
    BigDecimal after = market.close(Security.SPLIT_SYMBOL, date);

    assertThat(after.doubleValue() / before.doubleValue()).isBetween(0.4, 0.6);
    assertThat(files.get("2025.beancount")).containsOnlyOnce("\"Two-for-one split\" #split");
  }

  @Test
  void lotsTrackedHereAreThoseOfBeancount() throws IOException {
    MorganFamily family = new MorganFamily(new MarketSimulator(SampleGenerator.SEED).simulate());
    family.live();

    List<String> tracked =
        Stream.of(Custody.values())
            .flatMap(custody -> custody.symbols().stream().map(custody::holding))
            .flatMap(account -> family.lots().lots(account).stream().map(lot -> row(account, lot)))
            .toList();

    List<String> golden =
        Files.readAllLines(Path.of("src", "test", "resources", "golden", "sample-lots.csv"));
    assertThat(tracked)
        .containsExactlyInAnyOrderElementsOf(
            golden.stream().skip(1).filter(line -> !line.endsWith(",,,")).toList());
  }

  @Test
  void seedDecidesThePrices() {
    Market market = new MarketSimulator(1).simulate();

    assertThat(new MarketSimulator(1).simulate()).isEqualTo(market);
    assertThat(new MarketSimulator(2).simulate()).isNotEqualTo(market);
  }

  private static String row(String account, Lot lot) {
    return String.join(
        ",",
        account,
        lot.units().toPlainString(),
        lot.symbol(),
        lot.cost().toPlainString(),
        lot.currency(),
        lot.acquired().toString());
  }

  private List<String> keys(String name, int columns) {
    return files
        .getOrDefault(name, "")
        .lines()
        .skip(1)
        .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, columns)))
        .toList();
  }
}
