package io.dawsos.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.CurrencyPair;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.build.PriceSource.Quotes;
import io.dawsos.pack.build.PriceSource.Wanted;
import io.dawsos.pack.build.Rejection;
import io.dawsos.provider.Answer.Rejected;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderSourceTest {
  private static final LocalDate OLDEST = LocalDate.of(2022, 6, 3);
  private static final LocalDate ASOF = LocalDate.of(2022, 6, 10);
  private static final String[] RENAMED = {
    "META inline FB USD - 2022-06-08", "META inline META USD 2022-06-09 -"
  };
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private final InlineProvider provider = new InlineProvider(Dataset.PRICES, Dataset.RATES);

  private ProviderSourceTest quote(String symbol, String close, @Nullable String unit, String day) {
    return quote(symbol, close, unit, day, Adjustment.RAW);
  }

  private ProviderSourceTest quote(
      String symbol, String close, @Nullable String unit, String day, Adjustment adjustment) {
    provider.quotes.add(
        new Quote(symbol, new BigDecimal(close), unit, LocalDate.parse(day), adjustment));
    return this;
  }

  private Quotes<SecurityPrice> ask(String[] table, String... securities) {
    return new ProviderSource(provider, InlineSymbols.table(table)).prices(wanted(securities));
  }

  private static Wanted wanted(String... securities) {
    return new Wanted(
        OLDEST, ASOF, Stream.of(securities).map(SecurityId::of).collect(Collectors.toSet()), false);
  }

  private static String[] lines(String... lines) {
    return lines;
  }

  @Test
  void isAskedForTheSymbolsOfWhatIsWantedOnly() {
    ask(lines("AAPL inline AAPL USD", "MSFT inline MSFT USD", "VOD other VOD GBP"), "AAPL", "VOD");

    assertThat(provider.asked).containsExactly("[AAPL] 2022-06-03 to 2022-06-10");
  }

  @Test
  void isNotAskedWhereNothingIsMappedOrPricesAreNotOffered() {
    assertThat(ask(lines("AAPL other AAPL USD"), "AAPL").items()).isEmpty();
    InlineProvider rates = new InlineProvider(Dataset.RATES);
    assertThat(
            new ProviderSource(rates, InlineSymbols.table("AAPL inline AAPL USD"))
                .prices(wanted("AAPL"))
                .items())
        .isEmpty();

    assertThat(provider.asked).isEmpty();
    assertThat(rates.asked).isEmpty();
  }

  @Test
  void aTickerChangeWithinTheDaysIsFollowed() {
    Quotes<SecurityPrice> quotes =
        quote("FB", "196.64", null, "2022-06-08")
            .quote("META", "184", null, "2022-06-09")
            .ask(RENAMED, "META");

    assertThat(provider.asked).containsExactly("[FB, META] 2022-06-03 to 2022-06-10");
    assertThat(quotes.items())
        .containsExactlyElementsOf(InlinePack.prices("price META USD 184 2022-06-09 inline"));
  }

  @Test
  void theOldTickerServesUntilTheNewOneIsQuoted() {
    assertThat(quote("FB", "196.64", null, "2022-06-08").ask(RENAMED, "META").items())
        .containsExactlyElementsOf(InlinePack.prices("price META USD 196.64 2022-06-08 inline"));
  }

  @Test
  void aQuoteOfADayOnWhichTheSymbolMeantAnotherThingIsNotTaken() {
    Quotes<SecurityPrice> quotes =
        quote("META", "11", null, "2022-06-08")
            .quote("FB", "12", null, "2022-06-10")
            .ask(RENAMED, "META");

    assertThat(quotes.items()).isEmpty();
  }

  @Test
  void theNewestQuoteIsTakenInWhateverOrderTheyCome() {
    assertThat(
            quote("META", "184", null, "2022-06-09")
                .quote("FB", "196.64", null, "2022-06-08")
                .ask(RENAMED, "META")
                .items())
        .containsExactlyElementsOf(InlinePack.prices("price META USD 184 2022-06-09 inline"));
  }

  @ParameterizedTest
  @CsvSource({
    "GBX, , 124.58, 1.2458, GBP",
    "GBX, GBX, 124.58, 1.2458, GBP",
    "GBX, GBp, 124.58, 1.2458, GBP",
    "GBP, , 1.2458, 1.2458, GBP",
    "GBP, GBP, 1.2458, 1.2458, GBP",
    "ILA, ILa, 3050, 30.5, ILS",
    "ZAc, ZAC, 150, 1.5, ZAR"
  })
  void penceBecomePoundsExactlyOnce(
      String mapped, @Nullable String unit, String close, String price, String currency) {
    Quotes<SecurityPrice> quotes =
        quote("VOD.L", close, unit, "2022-06-10").ask(lines("VOD inline VOD.L " + mapped), "VOD");

    assertThat(quotes.rejected()).isEmpty();
    assertThat(quotes.items())
        .singleElement()
        .satisfies(item -> assertThat(item.close()).isEqualByComparingTo(price))
        .satisfies(item -> assertThat(item.currency()).hasToString(currency));
  }

  @ParameterizedTest
  @CsvSource({"GBX, GBP", "GBP, GBX", "GBP, GBp", "USD, EUR", "USD, usd", "USD, points"})
  void aQuoteInAnotherUnitThanTheTableSaysIsRejected(String mapped, String unit) {
    Quotes<SecurityPrice> quotes =
        quote("VOD.L", "124.58", unit, "2022-06-10")
            .ask(lines("VOD inline VOD.L " + mapped), "VOD");

    assertThat(quotes.items()).isEmpty();
    assertThat(quotes.rejected())
        .containsExactly(
            new Rejection(
                "inline",
                "VOD",
                "2022-06-10: VOD.L is quoted in %s, the symbol table says %s"
                    .formatted(unit, mapped)));
  }

  @Test
  void aPriceThatWasDividedBySplitsIsFlagged() {
    Quotes<SecurityPrice> quotes =
        quote("A", "1", null, "2022-06-10")
            .quote("B", "1", null, "2022-06-10", Adjustment.SPLITS)
            .quote("C", "1", null, "2022-06-10", Adjustment.SPLITS_AND_DIVIDENDS)
            .ask(lines("A inline A USD", "B inline B USD", "C inline C USD"), "A", "B", "C");

    assertThat(quotes.adjusted()).containsExactlyInAnyOrder(SecurityId.of("B"), SecurityId.of("C"));
  }

  @Test
  void onlyTheQuoteThatIsTakenCountsForTheFlag() {
    assertThat(
            quote("FB", "196.64", null, "2022-06-08", Adjustment.SPLITS)
                .quote("META", "184", null, "2022-06-09")
                .ask(RENAMED, "META")
                .adjusted())
        .isEmpty();
  }

  @Test
  void whatTheProviderRejectedIsHandedOn() {
    provider.rejected.add(new Rejected("AAPL", "2022-06-10", "not above zero: 0"));

    assertThat(ask(lines("AAPL inline AAPL USD"), "AAPL").rejected())
        .containsExactly(new Rejection("inline", "AAPL", "2022-06-10: not above zero: 0"));
  }

  @Test
  void ratesAreAskedForAsLegsFromThePivot() {
    provider.rates.add(
        new QuotedRate(
            new CurrencyPair(EUR, CurrencyCode.of("USD")), new BigDecimal("1.0578"), ASOF));

    var quotes =
        new ProviderSource(provider, InlineSymbols.table())
            .rates(
                Set.of(CurrencyCode.of("USD"), CurrencyCode.of("CAD"), EUR), EUR, wanted("AAPL"));

    assertThat(provider.asked).containsExactly("[EUR/CAD, EUR/USD] 2022-06-03 to 2022-06-10");
    assertThat(quotes.items())
        .containsExactlyElementsOf(InlinePack.rates("fx EUR USD 1.0578 2022-06-10 inline"));
  }

  @Test
  void ratesAreNotAskedForWhereThePivotIsAllThatIsWanted() {
    ProviderSource source = new ProviderSource(provider, InlineSymbols.table());

    assertThat(source.rates(Set.of(EUR), EUR, wanted()).items()).isEmpty();
    assertThat(provider.asked).isEmpty();
  }
}
