package io.dawsos.portfolio.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.access.PortfolioStore;
import io.dawsos.access.UserId;
import io.dawsos.database.TestDatabase;
import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.DailyValue;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DailyValueStoreTest {
  private static final Portfolio PORTFOLIO =
      new Portfolio(
          new PortfolioId(new UUID(0, 1)),
          "All",
          CurrencyCode.of("CAD"),
          new AccountGlobs(List.of("Assets:*")));
  private static final LedgerSnapshot LEDGER =
      InlineLedger.load(
          """
          2020-01-01 open Assets:Cash
          2020-01-01 open Assets:Broker
          2020-01-01 open Equity:Opening
          2025-01-02 * "buy"
            Assets:Broker  3 AAPL {200.10 USD}
            Assets:Broker  2 XYZ
            Assets:Cash  -1000.005 CAD
            Equity:Opening
          """);

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private DailyValueStore store;
  private PackStore packs;

  @BeforeEach
  void sealPacksAndStoreAPortfolio() {
    packs = new PackStore(database.jdbi(), () -> Instant.EPOCH);
    for (String id : List.of("PP_2025-10-23", "PP_2025-10-24")) {
      InlinePack.seal(
          packs,
          InlinePack.draft(id, "price AAPL USD 262.82", "fx EUR USD 1.25", "fx EUR CAD 1.6"));
    }
    new PortfolioStore(database.jdbi(), () -> Instant.EPOCH).put(PORTFOLIO, UserId.OPERATOR);
    store = new DailyValueStore(database.jdbi(), () -> Instant.EPOCH);
  }

  private DailyValue value(String pack) {
    return DailyValue.of(PORTFOLIO, LEDGER, packs.content(PackId.fromString(pack)));
  }

  @Test
  void whatIsStoredIsReadBackExactly() {
    DailyValue value = value("PP_2025-10-24");

    assertThat(store.put(value)).isTrue();

    assertThat(value.unpriced()).isEqualTo(1);
    assertThat(store.findNewest(PORTFOLIO.id(), LocalDate.of(2025, 10, 24))).contains(value);
  }

  @Test
  void theSameValueAgainChangesNothing() {
    store.put(value("PP_2025-10-24"));

    assertThat(store.put(value("PP_2025-10-24"))).isFalse();
    assertThat(store.count(PackId.fromString("PP_2025-10-24"))).isEqualTo(1);
  }

  @Test
  void aLedgerReadByOtherRulesGivesAnotherValueOfTheSameVersion() {
    DailyValue value = value("PP_2025-10-24");
    DailyValue byOtherRules =
        new DailyValue(
            value.portfolio(),
            value.asOf(),
            value.pack(),
            value.ledger(),
            LedgerRules.of(Dialect.V2).toString(),
            value.currency(),
            value.value(),
            value.positions());
    store.put(value);

    assertThat(store.put(byOtherRules)).isTrue();

    assertThat(value.isByOtherRulesThan(LedgerRules.DEFAULT)).isFalse();
    assertThat(byOtherRules.isByOtherRulesThan(LedgerRules.DEFAULT)).isTrue();
    assertThat(store.count(value.pack())).isEqualTo(2);
  }

  @Test
  void theNewestValueIsThatOfTheNewestDateUpToTheOneAskedFor() {
    store.put(value("PP_2025-10-23"));
    store.put(value("PP_2025-10-24"));

    assertThat(store.findNewest(PORTFOLIO.id(), LocalDate.of(2025, 10, 23)))
        .contains(value("PP_2025-10-23"));
    assertThat(store.findNewest(PORTFOLIO.id(), LocalDate.of(2025, 10, 22))).isEmpty();
    assertThat(store.findNewest(new PortfolioId(new UUID(0, 2)), LocalDate.of(2025, 10, 23)))
        .isEmpty();
  }
}
