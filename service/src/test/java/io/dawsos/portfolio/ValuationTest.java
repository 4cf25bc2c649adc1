package io.dawsos.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.Allocation.Slice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuationTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 10, 24);
  private static final String OPEN =
      """
      2020-01-01 open Assets:Cash
      2020-01-01 open Assets:US:Broker
      2020-01-01 open Assets:CA:Broker
      2020-01-01 open Liabilities:Card
      2020-01-01 open Equity:Opening
      """;

  static LongStream seeds() {
    return RandomNumbers.seeds(20);
  }

  private static LedgerSnapshot ledger(String transactions) {
    LedgerSnapshot snapshot = InlineLedger.load(OPEN + transactions);
    assertThat(snapshot.errors()).isEmpty();
    return snapshot;
  }

  private static String buy(String account, String units) {
    return "2025-01-02 * \"buy\"\n  %s  %s\n  Equity:Opening\n".formatted(account, units);
  }

  private static ValuedPortfolio value(String globs, String transactions, String... quotes) {
    return Valuation.value(
        new AccountGlobs(List.of(globs.split(" ", -1))),
        ledger(transactions),
        FRIDAY,
        InlinePack.of("PP_2025-10-24", quotes),
        CurrencyCode.of("CAD"));
  }

  private static ValuedPosition only(ValuedPortfolio portfolio) {
    assertThat(portfolio.positions()).hasSize(1);
    return portfolio.positions().get(0);
  }

  @Test
  void cashInTheBaseCurrencyIsWorthItself() {
    ValuedPosition cash = only(value("*", buy("Assets:Cash", "100.50 CAD")));

    assertThat(cash.value()).isEqualByComparingTo("100.50");
    assertThat(cash.price()).isNull();
    assertThat(cash.cost()).isNull();
    assertThat(cash.missing()).isNull();
  }

  @Test
  void cashInAnotherCurrencyIsWorthItsRate() {
    ValuedPosition cash = only(value("*", buy("Assets:Cash", "100 USD"), "fx USD CAD 1.4010"));

    assertThat(cash.value()).isEqualByComparingTo("140.10");
    assertThat(cash.localValue()).isEqualTo(Amount.of("100", "USD"));
  }

  @Test
  void aSecurityIsWorthUnitsTimesPriceTimesCrossThroughThePivot() {
    // 10 × 250 USD = 2500 USD; × 0.8 EUR/USD × 1.6 CAD/EUR = 3200 CAD
    ValuedPosition held =
        only(
            value(
                "*",
                buy("Assets:US:Broker", "10 AAPL {200 USD}"),
                "price AAPL USD 250",
                "fx EUR USD 1.25",
                "fx EUR CAD 1.6"));

    assertThat(held.value()).isEqualByComparingTo("3200");
    assertThat(held.localValue()).isEqualTo(Amount.of("2500", "USD"));
    assertThat(held.cost()).isEqualTo(Amount.of("2000", "USD"));
    assertThat(held.fx()).isNotNull().extracting(fx -> fx.legs()).asString().contains("1/EUR/USD");
  }

  @Test
  void lotsOfOneCommodityInOneAccountAreOnePosition() {
    ValuedPosition held =
        only(
            value(
                "*",
                buy("Assets:US:Broker", "10 AAPL {200 CAD}")
                    + buy("Assets:US:Broker", "5 AAPL {210 CAD}"),
                "price AAPL CAD 250"));

    assertThat(held.lots()).isEqualTo(2);
    assertThat(held.units()).isEqualByComparingTo("15");
    assertThat(held.cost()).isEqualTo(Amount.of("3050", "CAD"));
    assertThat(held.value()).isEqualByComparingTo("3750");
  }

  @Test
  void lotsInTwoCostCurrenciesHaveNoCost() {
    ValuedPosition held =
        only(
            value(
                "*",
                buy("Assets:US:Broker", "10 AAPL {200 CAD}")
                    + buy("Assets:US:Broker", "5 AAPL {150 USD}"),
                "price AAPL CAD 250"));

    assertThat(held.cost()).isNull();
    assertThat(held.value()).isEqualByComparingTo("3750");
  }

  @Test
  void aLotThatCostNothingCostsNothing() {
    ValuedPosition held =
        only(
            value(
                "*",
                "2025-01-02 * \"gift\"\n  Assets:US:Broker  3 AAPL {0 CAD}\n",
                "price AAPL CAD 10"));

    assertThat(held.cost()).isNotNull().extracting(Amount::number).isEqualTo(BigDecimal.ZERO);
    assertThat(held.value()).isEqualByComparingTo("30");
  }

  @Test
  void debtsAndShortPositionsAreNegative() {
    ValuedPortfolio portfolio =
        value(
            "*",
            buy("Liabilities:Card", "-500 CAD") + buy("Assets:US:Broker", "-2 AAPL {200 CAD}"),
            "price AAPL CAD 250");

    assertThat(portfolio.total()).isEqualByComparingTo("-1000");
    assertThat(ValuedPortfolio.weight(BigDecimal.ONE, portfolio.total())).isEmpty();
  }

  @Test
  void aSecurityWithoutAPriceHasNoValueButAReason() {
    ValuedPortfolio portfolio =
        value("*", buy("Assets:US:Broker", "10 AAPL {200 CAD}") + buy("Assets:Cash", "1 CAD"));
    ValuedPosition unpriced = portfolio.unpriced().get(0);

    assertThat(unpriced.value()).isNull();
    assertThat(unpriced.localValue()).isNull();
    assertThat(unpriced.missing()).isEqualTo("PP_2025-10-24 has no price of AAPL");
    assertThat(unpriced.cost()).isEqualTo(Amount.of("2000", "CAD"));
    assertThat(portfolio.coverage()).isEqualByComparingTo("0.5");
    assertThat(portfolio.total()).isEqualByComparingTo("1");
  }

  @Test
  void aPricedSecurityWithoutARateKeepsItsLocalValue() {
    ValuedPosition held =
        only(value("*", buy("Assets:US:Broker", "10 VOD {1 GBP}"), "price VOD GBP 2"));

    assertThat(held.value()).isNull();
    assertThat(held.localValue()).isEqualTo(Amount.of("20", "GBP"));
    assertThat(held.missing()).isEqualTo("PP_2025-10-24 has no rate from GBP to CAD");
  }

  @Test
  void cashWithoutARateSaysSo() {
    assertThat(only(value("*", buy("Assets:Cash", "5 GBP"))).missing())
        .isEqualTo("PP_2025-10-24 has no rate from GBP to CAD");
  }

  @Test
  void onlyChosenAssetsAndLiabilitiesCount() {
    String all =
        buy("Assets:US:Broker", "1 CAD")
            + buy("Assets:CA:Broker", "10 CAD")
            + buy("Assets:Cash", "100 CAD")
            + buy("Liabilities:Card", "-1000 CAD");

    assertThat(value("Assets:US:*", all).total()).isEqualByComparingTo("1");
    assertThat(value("*:Broker", all).total()).isEqualByComparingTo("11");
    assertThat(value("Assets:Cash Liabilities:*", all).total()).isEqualByComparingTo("-900");
    assertThat(value("*", all).total()).isEqualByComparingTo("-889");
    assertThat(value("Equity:*", all).positions()).isEmpty();
    assertThat(value("Assets:US", all).positions()).isEmpty();
  }

  @Test
  void transactionsAfterTheDateDoNotCount() {
    String later = "2025-10-25 * \"later\"\n  Assets:Cash  5 CAD\n  Equity:Opening\n";

    assertThat(value("*", buy("Assets:Cash", "1 CAD") + later).total()).isEqualByComparingTo("1");
  }

  @Test
  void anEmptyPortfolioIsWorthNothingAndFullyCovered() {
    ValuedPortfolio empty = value("*", "");

    assertThat(empty.total()).isZero();
    assertThat(empty.coverage()).isEqualByComparingTo("1");
  }

  private static ValuedPortfolio random(RandomNumbers random, String globs) {
    StringBuilder transactions = new StringBuilder();
    String[] quotes = new String[14];
    for (int i = 0; i < 12; i++) {
      String account = random.pick(List.of("Assets:Cash", "Assets:US:Broker", "Assets:CA:Broker"));
      transactions.append(
          buy(account, "%s S%d {%s CAD}".formatted(random.positive(), i, random.positive())));
      quotes[i] =
          "price S%d %s %s"
              .formatted(i, random.pick(List.of("USD", "CAD", "EUR")), random.positive());
    }
    quotes[12] = "fx EUR USD " + random.positive();
    quotes[13] = "fx EUR CAD " + random.positive();
    return value(globs, transactions.toString(), quotes);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void weightsAddUpToOne(long seed) {
    ValuedPortfolio portfolio = random(new RandomNumbers(seed), "*");
    BigDecimal total = portfolio.total();

    BigDecimal weights =
        portfolio.positions().stream()
            .map(position -> java.util.Objects.requireNonNull(position.value()))
            .map(value -> ValuedPortfolio.weight(value, total).orElseThrow())
            .reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(weights.subtract(BigDecimal.ONE).abs()).isLessThan(new BigDecimal("1E-20"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partsOfAPortfolioAddUpToTheWhole(long seed) {
    BigDecimal whole = random(new RandomNumbers(seed), "*").total();
    BigDecimal broker = random(new RandomNumbers(seed), "*:Broker").total();
    BigDecimal cash = random(new RandomNumbers(seed), "Assets:Cash").total();

    assertThat(broker.add(cash)).isEqualByComparingTo(whole);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sectorsAddUpToTheTotalWhateverTheyAre(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    ValuedPortfolio portfolio = random(random, "*");

    List<Slice> slices =
        Allocation.of(portfolio, held -> "Sector " + Math.floorMod(held.commodity().hashCode(), 4));

    assertThat(slices.stream().map(Slice::value).reduce(BigDecimal::add))
        .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo(portfolio.total()));
    assertThat(slices.stream().mapToInt(Slice::positions).sum()).isEqualTo(12);
    assertThat(slices)
        .extracting(Slice::value)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void aPositionWithoutAValueBelongsToNoSector() {
    PricingPack none = InlinePack.of("PP_2025-10-24");
    ValuedPortfolio portfolio =
        Valuation.value(
            new AccountGlobs(List.of("*")),
            ledger(buy("Assets:Cash", "5 GBP")),
            FRIDAY,
            none,
            CurrencyCode.of("CAD"));

    assertThat(Allocation.of(portfolio, commodity -> "Cash")).isEmpty();
  }
}
