package io.dawsos.pack.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PriceOverride;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import io.dawsos.pack.policy.InlinePolicy;
import io.dawsos.pack.policy.QualityLimits;
import io.dawsos.pack.policy.SourceOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackBuilderTest {
  private static final LocalDate MONDAY = LocalDate.of(2025, 10, 27);
  private static final LocalDate FRIDAY = LocalDate.of(2025, 10, 24);
  private static final AtomicInteger NAMES = new AtomicInteger();

  static LongStream seeds() {
    return RandomNumbers.seeds(30);
  }

  private static PackDraft build(InlineSource... sources) {
    return build(Needs.everything(Set.of()), Corrections.NONE, sources);
  }

  private static PackDraft build(Needs needs, Corrections corrections, InlineSource... sources) {
    String[] names = Stream.of(sources).map(InlineSource::name).distinct().toArray(String[]::new);
    return new PackBuilder(InlinePolicy.of(names), List.of(sources))
        .build(new PackId(FRIDAY, 0), needs, corrections);
  }

  private static InlineSource source(String... lines) {
    return InlineSource.local("s" + NAMES.incrementAndGet(), lines);
  }

  private static PackDraft buildFor(List<String> held, String... lines) {
    return build(
        Needs.everything(held.stream().map(CurrencyCode::of).toList()),
        Corrections.NONE,
        source(lines));
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
    InlineSource source = InlineSource.local("s", "price AAPL USD 1");
    PackBuilder builder = new PackBuilder(InlinePolicy.of("s"), List.of(source));

    builder.build(new PackId(MONDAY, 0), Needs.everything(Set.of()), Corrections.NONE);
    builder.build(new PackId(FRIDAY, 0), Needs.everything(Set.of()), Corrections.NONE);

    assertThat(source.asked())
        .containsExactly(
            "2025-10-24 to 2025-10-27 []",
            "2025-10-24 to 2025-10-27 [CAD, USD] in EUR",
            "2025-10-23 to 2025-10-24 []",
            "2025-10-23 to 2025-10-24 [CAD, USD] in EUR");
  }

  @Test
  void aRemoteSourceIsAskedOnlyForWhatMoreTrustedOnesLack() {
    InlineSource files = InlineSource.local("files", "price AAPL USD 1", "fx EUR USD 1.25");
    InlineSource remote = InlineSource.remote("remote", "price VOD GBP 2", "fx EUR GBP 0.8");
    Needs needs =
        new Needs(
            Set.of(CurrencyCode.of("AAPL"), CurrencyCode.of("VOD"), CurrencyCode.of("USD")),
            Map.of(),
            false);

    PackDraft draft = build(needs, Corrections.NONE, files, remote);

    assertThat(remote.asked())
        .containsExactly(
            "2025-10-23 to 2025-10-24 [VOD]", "2025-10-23 to 2025-10-24 [CAD, GBP] in EUR");
    assertThat(content(draft)).containsExactlyInAnyOrder("EUR/USD", "EUR/GBP", "AAPL", "VOD");
  }

  @Test
  void aRemoteSourceThatIsNotNeededIsNotAsked() {
    InlineSource files =
        InlineSource.local("files", "price AAPL USD 1", "fx EUR USD 1.25", "fx EUR CAD 1.6");
    InlineSource remote = InlineSource.remote("remote");

    build(
        new Needs(Set.of(CurrencyCode.of("AAPL")), Map.of(), false),
        Corrections.NONE,
        files,
        remote);

    assertThat(remote.asked()).isEmpty();
  }

  @Test
  void anAssetClassMayHaveAnOrderOfItsOwn() {
    InlineSource files = InlineSource.local("files", "price AAPL USD 1", "price BOND USD 1");
    InlineSource ledger = InlineSource.local("ledger", "price AAPL USD 2", "price BOND USD 2");
    SourceOrder order =
        new SourceOrder(
            List.of("files", "ledger"),
            Map.of("bond", List.of("ledger"), SourceOrder.FX, List.of()));
    Needs needs = new Needs(Set.of(), Map.of(CurrencyCode.of("BOND"), "bond"), true);

    PackDraft draft =
        new PackBuilder(InlinePolicy.of(order, 1, QualityLimits.DEFAULTS), List.of(files, ledger))
            .build(new PackId(FRIDAY, 0), needs, Corrections.NONE);

    assertThat(draft.pack().prices())
        .containsExactlyElementsOf(InlinePack.prices("price AAPL USD 1", "price BOND USD 2"));
    assertThat(draft.seen().prices())
        .containsExactlyElementsOf(InlinePack.prices("price AAPL USD 2"));
  }

  @Test
  void onlyWhatIsNeededIsPutIntoAPackUnlessAllIsAskedFor() {
    InlineSource source = source("price AAPL USD 1", "price MSFT USD 2", "fx EUR USD 1.25");
    Set<CurrencyCode> held = Set.of(CurrencyCode.of("AAPL"));

    assertThat(content(build(new Needs(held, Map.of(), false), Corrections.NONE, source)))
        .containsExactlyInAnyOrder("EUR/USD", "AAPL");
    assertThat(content(build(new Needs(held, Map.of(), true), Corrections.NONE, source)))
        .containsExactlyInAnyOrder("EUR/USD", "AAPL", "MSFT");
  }

  @Test
  void anOverrideTakesThePlaceOfEverySource() {
    Corrections corrections =
        new Corrections(
            List.of(), List.of(override("AAPL", "3", "USD"), override("EUR", "2", "USD")));

    PackDraft draft =
        build(
            Needs.everything(Set.of()),
            corrections,
            source("price AAPL USD 1", "fx USD EUR 0.8", "price MSFT USD 2"));

    assertThat(draft.pack().prices())
        .containsExactlyElementsOf(
            InlinePack.prices("price AAPL USD 3 2025-10-24 override", "price MSFT USD 2"));
    assertThat(draft.pack().rates())
        .containsExactlyElementsOf(InlinePack.rates("fx EUR USD 2 2025-10-24 override"));
    assertThat(draft.pack().overrides()).isEqualTo(corrections.overrides());
  }

  private static PriceOverride override(String subject, String number, String currency) {
    return new PriceOverride(
        FRIDAY,
        CurrencyCode.of(subject),
        new BigDecimal(number),
        CurrencyCode.of(currency),
        "jane",
        "the venue's tape was late");
  }

  @Test
  void aPriceCarriedOverASplitIsThatOfANewUnit() {
    Split split = split("NVDA", "2025-10-24", "10", "1");

    PackDraft draft =
        build(
            Needs.everything(Set.of()),
            new Corrections(List.of(split, split("AAPL", "2025-10-22", "4", "1")), List.of()),
            source("price NVDA USD 1180 2025-10-23", "price AAPL USD 100 2025-10-23"));

    assertThat(draft.pack().prices())
        .containsExactlyElementsOf(
            InlinePack.prices("price AAPL USD 100 2025-10-23", "price NVDA USD 118 2025-10-23"));
    assertThat(draft.pack().splits()).containsExactly(split);
  }

  @Test
  void aPriceOfTheExDateIsNotAdjustedAgain() {
    PackDraft draft =
        build(
            Needs.everything(Set.of()),
            new Corrections(List.of(split("NVDA", "2025-10-24", "10", "1")), List.of()),
            source("price NVDA USD 118 2025-10-24"));

    assertThat(draft.pack().prices())
        .containsExactlyElementsOf(InlinePack.prices("price NVDA USD 118 2025-10-24"));
  }

  private static Split split(String security, String exDate, String newUnits, String oldUnits) {
    return new Split(
        SecurityId.of(security),
        LocalDate.parse(exDate),
        new BigDecimal(newUnits),
        new BigDecimal(oldUnits),
        "csv");
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

    String expected = build(InlineSource.local("s", lines.toArray(String[]::new))).sha256();
    String shuffled =
        build(InlineSource.local("s", random.shuffled(lines).toArray(String[]::new))).sha256();

    assertThat(shuffled).isEqualTo(expected);
  }
}
