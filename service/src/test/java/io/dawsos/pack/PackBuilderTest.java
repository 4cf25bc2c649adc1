package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackBuilderTest {
  private static final LocalDate MONDAY = LocalDate.of(2025, 10, 27);
  private static final LocalDate FRIDAY = LocalDate.of(2025, 10, 24);

  private static final PricingPolicy POLICY =
      new PricingPolicy(
          "WM4PM_CAD",
          CurrencyCode.of("CAD"),
          CurrencyCode.of("EUR"),
          ZoneId.of("America/Toronto"),
          1,
          BigDecimal.ONE);

  static LongStream seeds() {
    return RandomNumbers.seeds(30);
  }

  private static PriceSource source(String... lines) {
    return (oldest, asOf) ->
        new PriceSource.Quotes(InlinePack.prices(lines), InlinePack.rates(lines));
  }

  private static PackDraft build(PriceSource... sources) {
    return new PackBuilder(POLICY, List.of(sources)).build(FRIDAY, Set.of());
  }

  private static PackDraft buildFor(List<String> held, String... lines) {
    return new PackBuilder(POLICY, List.of(source(lines)))
        .build(FRIDAY, held.stream().map(CurrencyCode::of).toList());
  }

  private static List<String> content(PackDraft draft) {
    return Stream.concat(
            draft.pack().rates().stream().map(rate -> rate.base() + "/" + rate.quote()),
            draft.pack().prices().stream().map(price -> price.security().code()))
        .toList();
  }

  @Test
  void theFirstSourceThatQuotesASecuritySuppliesIt() {
    PackDraft draft =
        build(
            source("price AAPL USD 1 2025-10-23 a"),
            source("price AAPL USD 2 2025-10-24 b", "price MSFT USD 3 2025-10-24 b"));

    assertThat(draft.pack().prices())
        .containsExactlyElementsOf(
            InlinePack.prices("price AAPL USD 1 2025-10-23 a", "price MSFT USD 3 2025-10-24 b"));
  }

  @Test
  void theFirstSourceThatQuotesAPairInEitherDirectionSuppliesIt() {
    PackDraft draft =
        build(
            source("fx USD EUR 0.8 2025-10-24 csv"),
            source("fx EUR USD 1.2 2025-10-24 ecb", "fx EUR CAD 1.6 2025-10-24 ecb"));

    assertThat(content(draft)).containsExactlyInAnyOrder("USD/EUR", "EUR/CAD");
  }

  @Test
  void twoSourcesOfOneNameKeepTheirOrder() {
    PackDraft draft =
        build(source("fx USD EUR 0.8 2025-10-24 csv"), source("fx EUR USD 9.9 2025-10-24 csv"));

    assertThat(content(draft)).containsExactly("USD/EUR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD CAD", "CHF CAD"})
  void anInverseIsNeverStoredBesideItsRate(String pair) {
    String[] codes = pair.split(" ", -1);
    String there = "fx %s %s 1.25".formatted(codes[0], codes[1]);
    String back = "fx %s %s 0.8".formatted(codes[1], codes[0]);

    assertThat(content(build(source(there, back)))).containsExactly("CAD/" + codes[0]);
    assertThat(content(build(source(back, there)))).containsExactly("CAD/" + codes[0]);
  }

  @Test
  void ofBothDirectionsInOneSourceThatFromThePivotIsStored() {
    assertThat(content(build(source("fx EUR CAD 1.6", "fx CAD EUR 0.6"))))
        .containsExactly("EUR/CAD");
    assertThat(content(build(source("fx CAD EUR 0.6", "fx EUR CAD 1.6"))))
        .containsExactly("EUR/CAD");
  }

  @Test
  void ofBothDirectionsInOneSourceTheNewerQuoteIsStored() {
    String old = "fx EUR CAD 1.6 2025-10-23";
    String recent = "fx CAD EUR 0.6 2025-10-24";

    assertThat(content(build(source(old, recent)))).containsExactly("CAD/EUR");
    assertThat(content(build(source(recent, old)))).containsExactly("CAD/EUR");
  }

  @Test
  void sourcesAreAskedForTheCarryLimitInBusinessDays() {
    List<String> asked = new ArrayList<>();
    PriceSource recording =
        (oldest, asOf) -> {
          asked.add(oldest + " to " + asOf);
          return source("price AAPL USD 1").quotes(oldest, asOf);
        };

    new PackBuilder(POLICY, List.of(recording)).build(MONDAY, Set.of());
    new PackBuilder(POLICY, List.of(recording)).build(FRIDAY, Set.of());

    assertThat(asked).containsExactly("2025-10-24 to 2025-10-27", "2025-10-23 to 2025-10-24");
  }

  @Test
  void quotesOfEarlierDaysCountAsCarried() {
    PackDraft draft =
        build(
            source(
                "price AAPL USD 1 2025-10-23",
                "price MSFT USD 1 2025-10-24",
                "fx EUR CAD 1.6 2025-10-23"));

    assertThat(draft.carried()).isEqualTo(2);
  }

  @Test
  void isCompleteWhereEveryHeldCommodityReachesTheBaseCurrency() {
    PackDraft draft =
        buildFor(
            List.of("CAD", "AAPL", "USD", "SHOP"),
            "price AAPL USD 262.82",
            "price SHOP CAD 200",
            "fx EUR USD 1.25",
            "fx EUR CAD 1.6");

    assertThat(draft.needed()).isEqualTo(3);
    assertThat(draft.missing()).isEmpty();
    assertThat(draft.completeness()).isEqualByComparingTo("1");
  }

  @Test
  void namesHeldCommoditiesWithoutPriceOrRateSorted() {
    PackDraft draft =
        buildFor(
            List.of("ZZZ", "USD", "GBP", "VOD", "AAPL"),
            "price AAPL USD 262.82",
            "price VOD GBP 1",
            "fx EUR USD 1.25",
            "fx EUR CAD 1.6");

    assertThat(draft.missing()).containsExactly("GBP", "VOD", "ZZZ");
    assertThat(draft.completeness()).isEqualByComparingTo("0.4");
  }

  @Test
  void isCompleteWhereNothingIsHeld() {
    assertThat(buildFor(List.of(), "price AAPL USD 1").completeness()).isEqualByComparingTo("1");
  }

  @Test
  void isRefusedWhereNoSourceQuotesAnything() {
    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> build(source(), source()))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PRICES_MISSING))
        .withMessage("no source has a price or rate from 2025-10-23 to 2025-10-24");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfQuotesWithinASourceDoesNotMatter(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<String> lines = new ArrayList<>();
    for (String code : List.of("AAPL", "MSFT", "SHOP", "RY", "VOD")) {
      lines.add("price " + code + " USD " + random.positive());
    }
    for (String pair : List.of("EUR USD", "USD EUR", "EUR CAD", "CAD USD", "USD CAD")) {
      String day = "2025-10-2" + (3 + random.below(2));
      lines.add("fx %s %s %s".formatted(pair, random.positive(), day));
    }

    String expected = build(source(lines.toArray(String[]::new))).sha256();
    String shuffled = build(source(random.shuffled(lines).toArray(String[]::new))).sha256();

    assertThat(shuffled).isEqualTo(expected);
  }
}
