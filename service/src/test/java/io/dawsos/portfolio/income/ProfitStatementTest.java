package io.dawsos.portfolio.income;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.Holdings;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.PortfolioTotal;
import io.dawsos.portfolio.Valuation;
import io.dawsos.portfolio.lots.LedgerRateHistory;
import io.dawsos.portfolio.lots.Lot;
import io.dawsos.portfolio.lots.LotBook;
import io.dawsos.portfolio.lots.LotEvents;
import io.dawsos.portfolio.lots.LotMethod;
import io.dawsos.portfolio.lots.LotRule;
import io.dawsos.portfolio.lots.RateHistory;
import io.dawsos.portfolio.lots.Sale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfitStatementTest {
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final AccountGlobs ALL = new AccountGlobs(List.of("Assets:*", "Liabilities:*"));
  private static final String OPEN =
      """
      2020-01-01 open Assets:Cash
      2020-01-01 open Assets:Shares
      2020-01-01 open Assets:Other
      2020-01-01 open Liabilities:Loan
      2020-01-01 open Equity:Capital
      2020-01-01 open Income:Dividends
      2020-01-01 open Income:Salary
        external-flow: TRUE
      2020-01-01 open Income:Gains
      2020-01-01 open Expenses:Fees
      2020-01-01 open Expenses:Withholding
      """;

  /** A portfolio of a ledger, whose price directives are the only historic rates. */
  private record Case(LedgerSnapshot ledger, AccountGlobs accounts) {
    static Case of(String text) {
      LedgerSnapshot ledger = InlineLedger.load(text);
      assertThat(ledger.errors()).isEmpty();
      return new Case(ledger, ALL);
    }

    RateHistory rates() {
      return new LedgerRateHistory(ledger.prices(), CAD);
    }

    LotBook book(LocalDate date) {
      return LotBook.replay(
          LotEvents.until(ledger, date), LotMethod.SPECIFIC, CAD, rates(), LotRule.NONE);
    }

    Bookings bookings(LocalDate after, LocalDate until) {
      return Bookings.between(
          ledger,
          accounts,
          book(until),
          CAD,
          rates(),
          new AccountGlobs(List.of("*Withh*")),
          after,
          until);
    }

    Standing at(LocalDate date, PricingPack pack) {
      return Standing.at(ledger, accounts, date, book(date), new PackQuotes(pack, CAD));
    }

    ProfitStatement sinceBeginning(String... quotes) {
      LocalDate end = LocalDate.of(2025, 10, 24);
      return ProfitStatement.of(
          Standing.NOTHING,
          at(end, InlinePack.of("PP_2025-10-24", quotes)),
          bookings(LocalDate.MIN, end));
    }
  }

  private static void is(Figure figure, String number) {
    assertThat(figure.number()).as(String.valueOf(figure)).isEqualByComparingTo(number);
  }

  private static void addsUp(ProfitStatement statement) {
    BigDecimal from = statement.profit().value().orElseThrow();
    BigDecimal made = statement.valueChange().minus(statement.flows()).value().orElseThrow();
    assertThat(from.subtract(made).abs())
        .as(statement.toString())
        .isLessThan(new BigDecimal("1E-15"));
  }

  @Test
  void aDividendIsConvertedAtTheRateOfItsPayDate() {
    // 100 USD gross, 15 withheld, paid on 03-15 at 1.40: 140, 21 and 119 CAD, though the rate of
    // the
    // ex-date was 1.30. By the end the dollar is at 1.50: the 85 USD gained 85 × 0.10 = 8.50.
    ProfitStatement statement =
        Case.of(
                OPEN
                    + """
                    2024-03-01 price USD 1.30 CAD
                    2024-03-15 price USD 1.40 CAD
                    2024-03-15 * "AAA" "Dividend"
                      security: "AAA"
                      ex-date: 2024-03-01
                      Assets:Cash   85.00 USD
                      Expenses:Withholding  15.00 USD
                      Income:Dividends  -100.00 USD
                    """)
            .sinceBeginning("fx USD CAD 1.50");

    is(statement.income(), "140");
    is(statement.withheld(), "21");
    is(statement.currency(), "8.50");
    is(statement.valueChange(), "127.50");
    is(statement.flows(), "0");
    addsUp(statement);
  }

  @Test
  void anItemOfIncomeSaysWhatPaidItAndAtWhichRate() {
    IncomeItem item =
        Case.of(
                OPEN
                    + """
                    2024-03-15 price USD 1.40 CAD
                    2024-03-15 * "AAA Inc." "Dividend"
                      security: "AAA"
                      ex-date: 2024-03-01
                      Assets:Cash   100.00 USD
                      Income:Dividends
                    """)
            .bookings(LocalDate.MIN, InlineLedger.END)
            .income()
            .get(0);

    assertThat(item.security()).contains("AAA");
    assertThat(item.exDate()).contains(LocalDate.of(2024, 3, 1));
    assertThat(item.date()).isEqualTo("2024-03-15");
    is(item.net(), "140");
    assertThat(item.rate())
        .isNotNull()
        .extracting(rate -> rate.rate().toPlainString())
        .isEqualTo("1.40");
  }

  @Test
  void aFeeOnlyDayIsALossOfTheFee() {
    ProfitStatement statement =
        Case.of(
                OPEN
                    + """
                    2024-01-02 * "in"
                      Assets:Cash   1000.00 CAD
                      Equity:Capital
                    2024-01-03 * "fee"
                      Assets:Cash   -12.50 CAD
                      Expenses:Fees
                    """)
            .sinceBeginning();

    is(statement.fees(), "12.50");
    is(statement.profit(), "-12.50");
    is(statement.flows(), "1000");
    addsUp(statement);
  }

  @Test
  void aDebtInAnotherCurrencyLosesWhenThatRises() {
    // borrowed 1000 USD at 1.30, now at 1.40: −100; the dollars themselves were spent on fees at
    // 1.30
    ProfitStatement statement =
        Case.of(
                OPEN
                    + """
                    2024-01-02 price USD 1.30 CAD
                    2024-01-02 * "borrow and spend"
                      Liabilities:Loan  -1000.00 USD
                      Expenses:Fees
                    """)
            .sinceBeginning("fx USD CAD 1.40");

    is(statement.currency(), "-100");
    is(statement.fees(), "1300");
    is(statement.valueChange(), "-1400");
    addsUp(statement);
  }

  @Test
  void theGainOfASaleIsNotIncomeToo() {
    ProfitStatement statement =
        Case.of(
                OPEN
                    + """
                    2024-01-02 * "buy"
                      Assets:Shares   10 AAA {10.00 CAD}
                      Equity:Capital
                    2024-02-01 * "sell"
                      Assets:Shares  -10 AAA {10.00 CAD} @ 13.00 CAD
                      Assets:Cash   130.00 CAD
                      Income:Gains  -30.00 CAD
                    """)
            .sinceBeginning();

    is(statement.realized(), "30");
    is(statement.income(), "0");
    is(statement.flows(), "100");
    addsUp(statement);
  }

  @Test
  void incomeOfAnAccountDeclaredExternalIsAFlow() {
    ProfitStatement statement =
        Case.of(
                OPEN
                    + """
                    2024-01-02 * "wage"
                      Assets:Cash   500.00 CAD
                      Income:Salary
                    """)
            .sinceBeginning();

    is(statement.income(), "0");
    is(statement.flows(), "500");
    addsUp(statement);
  }

  @Test
  void whatCannotBeComputedSaysWhyAndTheRestIsTold() {
    ProfitStatement statement =
        Case.of(
                OPEN
                    + """
                    2024-01-02 * "dividend without a rate"
                      Assets:Cash   100.00 USD
                      Income:Dividends
                    2024-01-03 * "fee"
                      Assets:Cash   -12.50 CAD
                      Expenses:Fees
                    """)
            .sinceBeginning("fx USD CAD 1.40");

    assertThat(statement.income())
        .isEqualTo(Figure.missing("no rate from USD to CAD on 2024-01-02"));
    assertThat(statement.profit().isKnown()).isFalse();
    is(statement.fees(), "12.50");
    is(statement.valueChange(), "127.50");
  }

  static LongStream seeds() {
    return RandomNumbers.seeds(40);
  }

  private static final LocalDate END = RandomTrades.FIRST.plusDays(RandomTrades.DAYS - 1L);

  private static PricingPack pack(RandomTrades trades, LocalDate date) {
    return InlinePack.of("PP_" + date, trades.pack(date));
  }

  private static ProfitStatement statement(
      RandomTrades trades, Case each, LocalDate from, LocalDate to) {
    return ProfitStatement.of(
        each.at(from, pack(trades, from)), each.at(to, pack(trades, to)), each.bookings(from, to));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void profitIsValueChangeLessFlowsForEveryPortfolioAndPeriod(long seed) {
    RandomTrades trades = new RandomTrades(seed);
    LedgerSnapshot ledger = InlineLedger.load(trades.text());
    assertThat(ledger.errors()).isEmpty();
    for (String glob : List.of("Assets:One:*", "Assets:Two:*", "Assets:One:*|Assets:Two:*")) {
      Case each = new Case(ledger, new AccountGlobs(List.of(glob.split("\\|"))));
      for (int from = 0; from < RandomTrades.DAYS; from += 13) {
        ProfitStatement statement = statement(trades, each, RandomTrades.FIRST.plusDays(from), END);
        addsUp(statement);
        // sixty days of trades, each of which may leave half a cent
        assertThat(statement.other().value().orElseThrow().abs()).isLessThan(new BigDecimal("2"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void twoPortfoliosAddUpToTheirMerger(long seed) {
    RandomTrades trades = new RandomTrades(seed);
    LedgerSnapshot ledger = InlineLedger.load(trades.text());
    LocalDate from = RandomTrades.FIRST.plusDays(20);
    ProfitStatement one =
        statement(trades, new Case(ledger, new AccountGlobs(List.of("Assets:One:*"))), from, END);
    ProfitStatement two =
        statement(trades, new Case(ledger, new AccountGlobs(List.of("Assets:Two:*"))), from, END);
    ProfitStatement both =
        statement(
            trades,
            new Case(ledger, new AccountGlobs(List.of("Assets:One:*", "Assets:Two:*"))),
            from,
            END);

    assertSum(one.realized(), two.realized(), both.realized());
    assertSum(one.unrealized(), two.unrealized(), both.unrealized());
    assertSum(one.currency(), two.currency(), both.currency());
    assertSum(one.income(), two.income(), both.income());
    assertSum(one.fees(), two.fees(), both.fees());
    assertSum(one.valueChange(), two.valueChange(), both.valueChange());
    assertSum(one.flows(), two.flows(), both.flows());
  }

  private static void assertSum(Figure one, Figure two, Figure both) {
    BigDecimal difference = one.plus(two).minus(both).value().orElseThrow();
    assertThat(difference.abs()).isLessThan(new BigDecimal("1E-15"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aStandingIsWorthWhatTheValuationSays(long seed) {
    RandomTrades trades = new RandomTrades(seed);
    LedgerSnapshot ledger = InlineLedger.load(trades.text());
    PricingPack pack = pack(trades, END);

    BigDecimal value = new Case(ledger, ALL).at(END, pack).value().value().orElseThrow();

    assertThat(value.subtract(Valuation.value(ALL, ledger, END, pack, CAD).total()).abs())
        .isLessThan(new BigDecimal("1E-15"));
    PortfolioTotal total =
        PortfolioTotal.of(ALL, Holdings.at(ledger, END), new PackQuotes(pack, CAD));
    assertThat(value.subtract(total.value()).abs()).isLessThan(new BigDecimal("1E-15"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyMethodGainsTheSameOnceAllIsSold(long seed) {
    RandomTrades trades = new RandomTrades(seed);
    LedgerSnapshot ledger = InlineLedger.load(trades.text());
    BigDecimal expected = null;
    for (LotMethod method : LotMethod.values()) {
      LotBook book =
          LotBook.replay(
              LotEvents.until(ledger, END),
              method,
              CAD,
              new LedgerRateHistory(ledger.prices(), CAD),
              LotRule.NONE);
      // What is still held is sold for nothing: its cost is lost.
      BigDecimal total =
          book.sales().stream()
              .map(Sale::gain)
              .collect(Figure.sum())
              .minus(
                  book.lots(account -> true).stream().map(Lot::totalBaseCost).collect(Figure.sum()))
              .value()
              .orElseThrow();
      expected = expected == null ? total : expected;
      assertThat(total.subtract(expected).abs()).as(method.toString()).isLessThan(CENT);
    }
  }
}
