package io.dawsos.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.build.Needs;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackNeedsTest {
  private static final LocalDate DATE = LocalDate.of(2025, 6, 2);
  private static final LedgerSnapshot LEDGER =
      InlineLedger.load(
          """
          2025-01-02 commodity AAPL
            asset-class: "Equity"
          2025-01-02 commodity BND
            asset-class: "BOND"
          2025-01-02 commodity GOLD
            asset-class: "metal"
          2025-01-02 open Assets:Cash
          2025-01-02 open Assets:US:Broker
          2025-01-02 open Assets:CA:Broker
          2025-01-02 open Liabilities:Card
          2025-01-02 open Equity:Opening
          2025-01-02 * "Opening"
            Assets:Cash  1000 CAD
            Assets:US:Broker  3 AAPL {200 USD}
            Assets:CA:Broker  2 BND {70 CAD}
            Liabilities:Card  -10 GBP
            Equity:Opening
          2025-06-03 * "After the date"
            Assets:US:Broker  1 MSFT {400 USD}
            Equity:Opening
          """);

  private static final Map<LedgerName, LedgerSnapshot> LEDGERS = Map.of(LedgerName.DEFAULT, LEDGER);

  private static Portfolio portfolio(String... accounts) {
    return new Portfolio(
        new PortfolioId(UUID.randomUUID()),
        "Mine",
        CurrencyCode.of("CAD"),
        new AccountGlobs(List.of(accounts)));
  }

  private static List<CurrencyCode> codes(String... codes) {
    return Stream.of(codes).map(CurrencyCode::of).toList();
  }

  @Test
  void withoutPortfoliosEverythingThatTheLedgerHoldsAtTheEndOfTheDateIsNeeded() {
    Needs needs = new PackNeeds(LEDGERS, List.of(), List.of(), false).at(DATE);

    assertThat(needs.commodities())
        .containsExactlyInAnyOrderElementsOf(codes("CAD", "AAPL", "BND", "GBP"));
    assertThat(needs.all()).isFalse();
    assertThat(
            new PackNeeds(LEDGERS, List.of(), List.of(), false).at(DATE.plusDays(1)).commodities())
        .contains(CurrencyCode.of("MSFT"));
    assertThat(
            new PackNeeds(LEDGERS, List.of(), List.of(), false).at(LocalDate.EPOCH).commodities())
        .isEmpty();
  }

  @Test
  void withPortfoliosWhatAnyOfThemHoldsIsNeeded() {
    List<Portfolio> portfolios = List.of(portfolio("Assets:US:*"), portfolio("Assets:Cash"));

    assertThat(new PackNeeds(LEDGERS, portfolios, List.of(), false).at(DATE).commodities())
        .containsExactlyInAnyOrderElementsOf(codes("AAPL", "CAD"));
  }

  private static final LedgerName SPOUSE = new LedgerName("spouse");

  private static final Map<LedgerName, LedgerSnapshot> TWO =
      Map.of(
          LedgerName.DEFAULT,
          LEDGER,
          SPOUSE,
          InlineLedger.load(
              """
              2020-01-01 open Assets:Cash
              2020-01-01 open Assets:US:Broker
              2020-01-01 open Equity:Opening
              2025-06-01 * "Opening"
                Assets:Cash  1 CHF
                Assets:US:Broker  1 NESN {100 CHF}
                Equity:Opening
              """));

  private static Portfolio of(LedgerName ledger, String accounts) {
    return new Portfolio(
        new PortfolioId(UUID.randomUUID()),
        "Theirs",
        CurrencyCode.of("CAD"),
        ledger,
        new AccountGlobs(List.of(accounts)));
  }

  @Test
  void ofEachLedgerThatIsNeededWhatItsOwnPortfoliosHold() {
    List<Portfolio> portfolios = List.of(portfolio("Assets:US:*"), of(SPOUSE, "Assets:Cash"));

    assertThat(new PackNeeds(TWO, portfolios, List.of(), false).at(DATE).commodities())
        .containsExactlyInAnyOrderElementsOf(codes("AAPL", "CHF"));
  }

  @Test
  void aPortfolioOfAJoinedLedgerNeedsWhatItHoldsInEachPart() {
    LedgerName family = new LedgerName("family");

    assertThat(
            PackNeeds.of(
                    TWO,
                    name ->
                        name.equals(family) ? List.of(LedgerName.DEFAULT, SPOUSE) : List.of(name),
                    List.of(of(family, "Assets:US:*"), of(SPOUSE, "Assets:Nowhere")),
                    List.of(),
                    false)
                .at(DATE)
                .commodities())
        .containsExactlyInAnyOrderElementsOf(codes("AAPL", "NESN"));
  }

  @Test
  void aPortfolioOfNothingNeedsNothing() {
    assertThat(
            new PackNeeds(LEDGERS, List.of(portfolio("Assets:Nowhere")), List.of(), false)
                .at(DATE)
                .commodities())
        .isEmpty();
  }

  @Test
  void withoutALedgerEverythingKnownIsPutIntoAPackAndWhatIsWatchedNeeded() {
    Needs needs = new PackNeeds(Map.of(), List.of(), codes("BTC"), false).at(DATE);

    assertThat(needs.all()).isTrue();
    assertThat(needs.commodities()).containsExactlyElementsOf(codes("BTC"));
  }

  @Test
  void whatIsWatchedIsNeededBesides() {
    assertThat(
            new PackNeeds(LEDGERS, List.of(portfolio("Assets:Cash")), codes("GOLD", "CAD"), false)
                .at(DATE)
                .commodities())
        .containsExactlyInAnyOrderElementsOf(codes("CAD", "GOLD"));
  }

  @Test
  void everythingKnownMayBeAskedFor() {
    assertThat(new PackNeeds(LEDGERS, List.of(), List.of(), true).at(DATE).all()).isTrue();
  }

  @Test
  void assetClassesAreThoseOfTheLedgersCommoditiesInLowercase() {
    assertThat(
            new PackNeeds(LEDGERS, List.of(), codes("GOLD", "BTC"), false).at(DATE).assetClasses())
        .isEqualTo(
            Map.of(
                CurrencyCode.of("AAPL"), "equity",
                CurrencyCode.of("BND"), "bond",
                CurrencyCode.of("GOLD"), "metal"));
  }
}
