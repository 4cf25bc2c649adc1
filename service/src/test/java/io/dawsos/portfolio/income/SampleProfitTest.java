package io.dawsos.portfolio.income;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.history.InlineHistory;
import io.dawsos.portfolio.lots.LedgerRateHistory;
import io.dawsos.portfolio.lots.LotBook;
import io.dawsos.portfolio.lots.LotEvents;
import io.dawsos.portfolio.lots.LotMethod;
import io.dawsos.portfolio.lots.LotRule;
import io.dawsos.portfolio.lots.PackRateHistory;
import io.dawsos.portfolio.lots.RateHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample family by the packs of its prices. */
class SampleProfitTest {
  private static final Path SAMPLE = Path.of("src", "main", "resources", "sample");
  private static final LedgerSnapshot LEDGER =
      new LedgerLoader().load(SAMPLE.resolve("main.beancount"));
  private static final Map<LocalDate, PricingPack> PACKS = packs();
  private static final PackId LAST = PackId.fromString("PP_2025-12-31");

  private static Map<LocalDate, PricingPack> packs() {
    Map<LocalDate, List<String>> lines = new TreeMap<>();
    try {
      for (String line : rows("prices.csv")) {
        String[] field = line.split(",", -1);
        lines
            .computeIfAbsent(LocalDate.parse(field[0]), date -> new ArrayList<>())
            .add("price %s %s %s %s".formatted(field[1], field[3], field[2], field[0]));
      }
      for (String line : rows("fx.csv")) {
        String[] field = line.split(",", -1);
        lines
            .computeIfAbsent(LocalDate.parse(field[0]), date -> new ArrayList<>())
            .add("fx %s %s %s %s".formatted(field[1], field[2], field[3], field[0]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<LocalDate, PricingPack> packs = new TreeMap<>();
    lines.forEach(
        (date, each) -> packs.put(date, InlinePack.of("PP_" + date, each.toArray(String[]::new))));
    return packs;
  }

  private static List<String> rows(String file) throws IOException {
    List<String> lines = Files.readAllLines(SAMPLE.resolve(file));
    return lines.subList(1, lines.size());
  }

  private static RateHistory rates() {
    InlineHistory packs = InlineHistory.of(PACKS.values().toArray(PricingPack[]::new));
    return new LedgerRateHistory(LEDGER.prices(), CurrencyCode.of("EUR"))
        .or(new PackRateHistory(packs, LAST));
  }

  /** The flows of the family are its contributions, withdrawals and the opening lots at cost. */
  @ParameterizedTest
  @CsvSource({
    "Assets:Morgan:* Liabilities:Morgan:*, CAD, 2024-01-01",
    "Assets:Morgan:* Liabilities:Morgan:*, CAD, 2024-12-31",
    "Assets:Morgan:* Liabilities:Morgan:*, CAD, 2025-03-14",
    "Assets:Morgan:Children:* Assets:Morgan:Brokerage:EU:*, EUR, 2025-06-30",
    "Assets:Morgan:Retirement:*, USD, 2024-01-01",
    "Assets:Morgan:Retirement:*, CAD, 2025-06-30",
    "Assets:Morgan:Children:*, EUR, 2024-01-01",
    "Assets:Morgan:Brokerage:EU:*, CAD, 2024-01-01"
  })
  void profitIsValueChangeLessFlows(String globs, String currency, LocalDate from) {
    CurrencyCode base = CurrencyCode.of(currency);
    AccountGlobs accounts = new AccountGlobs(List.of(globs.split(" ", -1)));
    RateHistory rates = rates();

    ProfitStatement statement =
        ProfitStatement.of(
            standing(accounts, from, base, rates),
            standing(accounts, LAST.asOf(), base, rates),
            Bookings.between(
                LEDGER,
                accounts,
                book(LAST.asOf(), base, rates),
                base,
                rates,
                new AccountGlobs(List.of("*Withh*")),
                from,
                LAST.asOf()));

    BigDecimal difference =
        statement
            .profit()
            .minus(statement.valueChange().minus(statement.flows()))
            .value()
            .orElseThrow();
    assertThat(difference.abs()).as(statement.toString()).isLessThan(new BigDecimal("1E-15"));
    assertThat(statement.other().value().orElseThrow().abs()).isLessThan(new BigDecimal("0.5"));
  }

  private static Standing standing(
      AccountGlobs accounts, LocalDate date, CurrencyCode base, RateHistory rates) {
    PricingPack pack = PACKS.get(date);
    return pack == null
        ? Standing.NOTHING
        : Standing.at(LEDGER, accounts, date, book(date, base, rates), new PackQuotes(pack, base));
  }

  private static LotBook book(LocalDate date, CurrencyCode base, RateHistory rates) {
    return LotBook.replay(
        LotEvents.until(LEDGER, date), LotMethod.SPECIFIC, base, rates, LotRule.NONE);
  }
}
