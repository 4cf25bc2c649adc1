package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.Position;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query answers as a reading of the whole ledger does. */
class LedgerQueryPropertyTest {
  private static final LocalDate START = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 400;
  private static final int TRADES = 600;

  @ParameterizedTest
  @MethodSource("seeds")
  void positionsAreThoseOfAReplay(long seed) {
    LedgerSnapshot ledger = ledger(seed);

    for (LocalDate date : dates(seed)) {
      assertThat(ledger.positionsAt(date)).isEqualTo(replayed(ledger, date, account -> true));
      for (String root : List.of("Assets", "Assets:A", "Assets:A:One", "Assets:Missing")) {
        assertThat(ledger.positionsAt(root, date))
            .isEqualTo(replayed(ledger, date, account -> isIn(account, root)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void balancesAreSumsOfPostings(long seed) {
    LedgerSnapshot ledger = ledger(seed);

    for (LocalDate date : dates(seed)) {
      Map<CurrencyCode, BigDecimal> sums = new TreeMap<>();
      for (TransactionPosting each : all(ledger)) {
        if (!each.date().isAfter(date) && isIn(each.posting().account(), "Assets:A")) {
          sums.merge(
              each.posting().units().currency(), each.posting().units().number(), BigDecimal::add);
        }
      }
      sums.values().removeIf(sum -> sum.signum() == 0);
      Map<CurrencyCode, BigDecimal> balance = ledger.balanceAt("Assets:A", date);
      assertThat(balance.keySet()).isEqualTo(sums.keySet());
      balance.forEach((code, units) -> assertThat(units).isEqualByComparingTo(sums.get(code)));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void postingsAreThoseThatAReadingFinds(long seed) {
    LedgerSnapshot ledger = ledger(seed);
    List<LocalDate> dates = dates(seed);

    for (CurrencyCode commodity : List.of(CurrencyCode.of("AAA"), CurrencyCode.of("NONE"))) {
      Predicate<TransactionPosting> isIn =
          each -> each.posting().units().currency().equals(commodity);
      assertThat(ledger.postingsOf(commodity))
          .isEqualTo(all(ledger).stream().filter(isIn).toList());
      for (int i = 1; i < dates.size(); i++) {
        LocalDate from = dates.get(i - 1);
        LocalDate until = dates.get(i);
        assertThat(ledger.postingsOf(commodity, from, until))
            .isEqualTo(between(ledger, from, until, isIn));
      }
    }
    for (int i = 1; i < dates.size(); i++) {
      LocalDate from = dates.get(i - 1);
      LocalDate until = dates.get(i);
      assertThat(ledger.transactionsBetween(from, until))
          .isEqualTo(
              ledger.transactions().stream()
                  .filter(each -> !each.date().isBefore(from) && !each.date().isAfter(until))
                  .toList());
      assertThat(ledger.postingsBetween(List.of("Assets:A", "Assets:A:One"), from, until))
          .isEqualTo(
              between(ledger, from, until, each -> isIn(each.posting().account(), "Assets:A")));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void flowsCrossTheBorderOfTheirAccounts(long seed) {
    LedgerSnapshot ledger = ledger(seed);
    List<LocalDate> dates = dates(seed);

    for (int i = 1; i < dates.size(); i++) {
      LocalDate from = dates.get(i - 1);
      LocalDate until = dates.get(i);
      List<Flow> expected = new ArrayList<>();
      for (Transaction transaction : ledger.transactionsBetween(from, until)) {
        List<Posting> inside =
            transaction.postings().stream()
                .filter(each -> isIn(each.account(), "Assets:A"))
                .toList();
        List<Posting> outside =
            transaction.postings().stream()
                .filter(each -> !isIn(each.account(), "Assets:A"))
                .toList();
        if (!inside.isEmpty() && !outside.isEmpty()) {
          expected.add(new Flow(transaction, inside, outside));
        }
      }
      assertThat(ledger.flowsBetween(Set.of("Assets:A"), from, until)).isEqualTo(expected);
    }
  }

  static Stream<Long> seeds() {
    return LongStream.range(0, 5).boxed();
  }

  /** Ends of the range, days beyond it and days in no order, some of them twice. */
  private static List<LocalDate> dates(long seed) {
    Random random = new Random(seed);
    List<LocalDate> dates = new ArrayList<>();
    dates.add(LocalDate.MIN);
    for (int i = 0; i < 25; i++) {
      dates.add(START.plusDays(random.nextInt(DAYS + 40) - 20));
    }
    dates.add(dates.get(dates.size() - 1));
    dates.add(LocalDate.MAX);
    return dates;
  }

  /** Purchases, sales and transfers in accounts of which some names begin alike. */
  private static LedgerSnapshot ledger(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("option \"booking_method\" \"FIFO\"\n");
    String[] accounts = {"Assets:A", "Assets:A:One", "Assets:A:Two", "Assets:A-B", "Assets:B"};
    for (String account : accounts) {
      text.append("2019-01-01 open ").append(account).append('\n');
    }
    text.append("2019-01-01 open Income:Gains\n");
    for (int i = 0; i < TRADES; i++) {
      String account = accounts[random.nextInt(accounts.length)];
      String other = accounts[random.nextInt(accounts.length)];
      BigDecimal number = BigDecimal.valueOf(1 + random.nextInt(900), random.nextInt(3));
      text.append(START.plusDays(random.nextInt(DAYS))).append(" * \"\"\n  ").append(account);
      switch (random.nextInt(3)) {
        case 0 -> text.append("  ").append(number).append(" AAA {").append(1 + random.nextInt(50));
        case 1 -> text.append("  -").append(number).append(" AAA {");
        default -> text.append("  ").append(number).append(" USD");
      }
      boolean atCost = text.lastIndexOf("{") > text.lastIndexOf("\n");
      boolean bought = atCost && text.charAt(text.length() - 1) != '{';
      text.append(bought ? " USD}" : atCost ? "}" : "").append("\n  ").append(other).append("\n\n");
    }
    return InlineLedger.load(text.toString());
  }

  private static boolean isIn(String account, String root) {
    return account.equals(root) || account.startsWith(root + ":");
  }

  private static List<AccountPosition> replayed(
      LedgerSnapshot ledger, LocalDate date, Predicate<String> accounts) {
    Map<String, Inventory> held = new TreeMap<>();
    for (TransactionPosting each : all(ledger)) {
      if (!each.date().isAfter(date) && accounts.test(each.posting().account())) {
        held.computeIfAbsent(each.posting().account(), unused -> new Inventory())
            .add(each.posting().units(), each.posting().cost());
      }
    }
    List<AccountPosition> positions = new ArrayList<>();
    held.forEach(
        (account, inventory) -> {
          for (Position position : inventory.positions()) {
            positions.add(new AccountPosition(account, position));
          }
        });
    return positions;
  }

  private static List<TransactionPosting> all(LedgerSnapshot ledger) {
    return ledger.transactions().stream()
        .flatMap(
            transaction ->
                transaction.postings().stream()
                    .map(posting -> new TransactionPosting(transaction, posting)))
        .toList();
  }

  private static List<TransactionPosting> between(
      LedgerSnapshot ledger,
      LocalDate from,
      LocalDate until,
      Predicate<TransactionPosting> wanted) {
    return all(ledger).stream()
        .filter(each -> !each.date().isBefore(from) && !each.date().isAfter(until))
        .filter(wanted)
        .toList();
  }
}
