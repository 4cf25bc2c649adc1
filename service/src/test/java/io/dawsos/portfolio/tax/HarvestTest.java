package io.dawsos.portfolio.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.lots.LotEvent;
import io.dawsos.portfolio.lots.LotEvents;
import io.dawsos.portfolio.lots.LotMethod;
import io.dawsos.portfolio.lots.RateHistory;
import io.dawsos.portfolio.lots.SplitRatios;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HarvestTest {
  private static final LocalDate DATE = LocalDate.of(2025, 10, 24);
  private static final CurrencyCode USD = CurrencyCode.of("USD");

  private static Harvest.Candidates candidates(String transactions, String... quotes) {
    var ledger =
        InlineLedger.load(
            """
            2020-01-01 open Assets:Shares
            2020-01-01 open Assets:Cash
            """
                + transactions);
    assertThat(ledger.errors()).isEmpty();
    TaxRules rules =
        new TaxRules(new BigDecimal("0.30"), new BigDecimal("0.20"), null, 30, Map.of());
    List<LotEvent> events = LotEvents.until(ledger, DATE);
    TaxLedger tax =
        TaxLedger.of(
            events,
            new AccountGlobs(List.of("Assets:*")),
            LotMethod.SPECIFIC,
            rules,
            USD,
            RateHistory.NONE,
            SplitRatios.of(events, List.of()));
    return Harvest.of(tax, new PackQuotes(InlinePack.of("PP_2025-10-24", quotes), USD), DATE);
  }

  private static String buy(String date, String units, String commodity, String price) {
    return "%s * \"buy\"\n  Assets:Shares  %s %s {%s USD}\n  Assets:Cash\n"
        .formatted(date, units, commodity, price);
  }

  @Test
  void theLossThatSavesMostComesFirstAndGainsAreNone() {
    // AAA: 10 × (6 − 10) = −40, short, saves 12; BBB: 10 × (3 − 10) = −70, long, saves 14
    Harvest.Candidates found =
        candidates(
            buy("2025-03-03", "10", "AAA", "10")
                + buy("2023-03-03", "10", "BBB", "10")
                + buy("2025-03-03", "10", "CCC", "10"),
            "price AAA USD 6",
            "price BBB USD 3",
            "price CCC USD 11");

    assertThat(found.harvests())
        .extracting(
            each -> each.held().lot().commodity().code(),
            each -> each.gain().intValueExact(),
            each -> each.benefit().intValueExact(),
            Harvest::longTerm)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("BBB", -70, 14, true),
            org.assertj.core.groups.Tuple.tuple("AAA", -40, 12, false));
    assertThat(found.harvests().get(0).noPurchaseUntil()).isEqualTo("2025-11-23");
  }

  @Test
  void unitsBoughtShortlyBeforeWouldDenyTheirPartOfTheLoss() {
    // 10 at a loss of 4 each; 4 bought on 10-06: 6 × 4 × 0.30 = 7.20
    Harvest old =
        candidates(
                buy("2025-03-03", "10", "AAA", "10") + buy("2025-10-06", "4", "AAA", "5"),
                "price AAA USD 6")
            .harvests()
            .get(0);

    assertThat(old.atRisk()).isEqualByComparingTo("4");
    assertThat(old.boughtOn()).isEqualTo("2025-10-06");
    assertThat(old.benefit()).isEqualByComparingTo("7.20");
  }

  @Test
  void aLotWithoutAPriceIsUnknownAndSaysWhy() {
    Harvest.Candidates found = candidates(buy("2025-03-03", "10", "AAA", "10"));

    assertThat(found.harvests()).isEmpty();
    assertThat(found.unknown())
        .containsExactly("Assets:Shares AAA: PP_2025-10-24 has no price of AAA");
  }
}
