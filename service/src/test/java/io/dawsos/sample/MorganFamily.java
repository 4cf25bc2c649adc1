package io.dawsos.sample;

import static io.dawsos.sample.Custody.AMERICA;
import static io.dawsos.sample.Custody.CANADA;
import static io.dawsos.sample.Custody.CHILDREN;
import static io.dawsos.sample.Custody.EUROPE;
import static io.dawsos.sample.Custody.RETIREMENT;

import java.time.LocalDate;

/** What the invented family does in the two years, day by day. */
final class MorganFamily {
  private final Journal journal = new Journal();
  private final LotBook lots = new LotBook();
  private final Broker broker;
  private final Banker banker;
  private final Dividends dividends = new Dividends(journal, lots);
  private int canadian;
  private int american;
  private int european;
  private int retirement;
  private int children;

  MorganFamily(Market market) {
    this.broker = new Broker(market, journal, lots);
    this.banker = new Banker(market, journal, broker);
  }

  /** Lives through every business day; to be called once. */
  Journal live() {
    journal.heading(BusinessDays.FIRST, "What is there at the beginning");
    OpeningHoldings.book(broker, BusinessDays.FIRST);
    LocalDate before = BusinessDays.FIRST;
    for (LocalDate date : BusinessDays.all()) {
      if (date.getMonthValue() != before.getMonthValue()) {
        startMonth(date);
      }
      if (date.equals(BusinessDays.LAST)) {
        assertBalances(date);
      }
      spend(date);
      before = date;
    }
    return journal;
  }

  /** The lots held so far. */
  LotBook lots() {
    return lots;
  }

  private void startMonth(LocalDate date) {
    journal.heading(date, "%s %s".formatted(date.getMonth(), date.getYear()));
    if (date.getMonthValue() % 3 == 1) {
      assertBalances(date.withDayOfMonth(1));
    }
  }

  private void spend(LocalDate date) {
    if (date.equals(Security.SPLIT_DATE)) {
      broker.split(date);
    }
    int day = BusinessDays.ordinalInMonth(date);
    payDividends(date, day);
    everyMonth(date, day);
    switch (date.getMonthValue() % 3) {
      case 1 -> firstMonthOfQuarter(date, day);
      case 2 -> secondMonthOfQuarter(date, day);
      default -> lastMonthOfQuarter(date);
    }
    once(date);
  }

  private void payDividends(LocalDate date, int day) {
    boolean quarterEnds = date.getMonthValue() % 3 == 0;
    boolean euroSeason = date.getMonthValue() % 6 == 5;
    if (quarterEnds && day == 5) {
      dividends.goEx(date, "USD");
    } else if (quarterEnds && day == 6) {
      dividends.goEx(date, "CAD");
    } else if (euroSeason && day == 8) {
      dividends.goEx(date, "EUR");
    }
    switch (day) {
      case 12 -> dividends.pay(date, "CAD");
      case 14 -> dividends.pay(date, "USD");
      case 15 -> dividends.pay(date, "EUR");
      default -> {}
    }
  }

  private void everyMonth(LocalDate date, int day) {
    switch (day) {
      case 3 -> {
        banker.contribute(date, CANADA, "4000.00");
        banker.contribute(date, RETIREMENT, "650.00");
      }
      case 4 -> broker.buy(date, CANADA, next(CANADA, canadian++), "2400");
      case 5 -> broker.buy(date, RETIREMENT, next(RETIREMENT, retirement++), "640");
      default -> {}
    }
    if (BusinessDays.isLastOfMonth(date) && journal.balance(Banker.LOAN).signum() < 0) {
      banker.chargeLoanInterest(date);
    }
  }

  private void firstMonthOfQuarter(LocalDate date, int day) {
    switch (day) {
      case 3 -> {
        if (journal.balance(Banker.LOAN).signum() < 0) {
          banker.repay(date, "900.00");
        }
      }
      case 6 -> banker.convert(date, CANADA, AMERICA, "2500.00");
      case 7 -> {
        // The shops are given up after the first year.
        String symbol = next(AMERICA, american++);
        boolean shopping = symbol.equals("BRYCEWD") && date.getYear() > 2024;
        broker.buy(date, AMERICA, shopping ? "QUANTORA" : symbol, "2600");
      }
      default -> {}
    }
  }

  private void secondMonthOfQuarter(LocalDate date, int day) {
    switch (day) {
      case 6 -> banker.convert(date, CANADA, EUROPE, "2600.00");
      case 7 -> broker.buy(date, EUROPE, next(EUROPE, european++), "1900");
      case 9 -> banker.transfer(date, EUROPE, CHILDREN, "500.00");
      case 10 -> broker.buy(date, CHILDREN, next(CHILDREN, children++), "480");
      default -> {}
    }
  }

  private void lastMonthOfQuarter(LocalDate date) {
    if (BusinessDays.isLastOfMonth(date)) {
      for (Custody custody : Custody.values()) {
        banker.chargeFee(date, custody);
      }
      banker.payCashInterest(date, RETIREMENT);
      banker.payCashInterest(date, CANADA);
    }
  }

  private void once(LocalDate date) {
    switch (date.toString()) {
      case "2024-03-12" -> banker.borrow(date, "12000.00");
      case "2024-03-19" -> broker.buy(date, CANADA, "NORTHRV", "18000");
      case "2024-06-18" -> broker.sell(date, CANADA, "NORTHRV", "0.4");
      case "2024-07-09" -> banker.withdraw(date, CANADA, "5000.00");
      case "2024-09-17" -> broker.sell(date, AMERICA, "HELIOSX", "0.5");
      case "2024-09-24" -> broker.buy(date, AMERICA, "QUANTORA", "5000");
      case "2024-10-08" -> banker.convertForTotal(date, AMERICA, EUROPE, "1500.00");
      case "2024-12-10" -> broker.sell(date, AMERICA, "BRYCEWD", "0.5");
      case "2024-12-17" -> banker.withdraw(date, CANADA, "3000.00");
      case "2025-01-14" -> broker.move(date, "ALPENGLO", EUROPE, CHILDREN, "20");
      case "2025-02-11" -> broker.sell(date, EUROPE, "ALPENGLO", "0.25");
      case "2025-04-15" -> broker.sell(date, AMERICA, "HELIOSX", "0.45");
      case "2025-05-20" -> broker.sell(date, AMERICA, "BRYCEWD", "1");
      case "2025-05-27" -> broker.buy(date, AMERICA, "QUANTORA", "4500");
      case "2025-06-24" -> banker.withdraw(date, CANADA, "6000.00");
      case "2025-07-15" -> broker.sell(date, CANADA, "MAPLEX", "0.3");
      case "2025-07-22" -> broker.buy(date, CANADA, "NORTHRV", "9000");
      case "2025-08-12" -> banker.withdraw(date, EUROPE, "800.00");
      case "2025-09-09" -> banker.convertForTotal(date, EUROPE, CANADA, "700.00");
      case "2025-09-16" -> broker.sell(date, RETIREMENT, "PRAIRBND", "0.7");
      case "2025-09-23" -> broker.buy(date, RETIREMENT, "HELIOSX", "8500");
      case "2025-10-07" -> banker.withdraw(date, RETIREMENT, "2000.00");
      case "2025-10-21" -> broker.sell(date, EUROPE, "RHEINTEK", "0.3");
      case "2025-11-18" -> broker.sell(date, AMERICA, "QUANTORA", "0.55");
      case "2025-12-16" -> banker.withdraw(date, CANADA, "4000.00");
      default -> {}
    }
  }

  private void assertBalances(LocalDate date) {
    for (Custody custody : Custody.values()) {
      String currency = custody.currency();
      journal.assertBalance(date, custody.cash(), journal.balance(custody.cash()), currency);
      for (String symbol : custody.symbols()) {
        String account = custody.holding(symbol);
        journal.assertBalance(date, account, lots.units(account), symbol);
      }
    }
    journal.assertBalance(date, Banker.LOAN, journal.balance(Banker.LOAN), "CAD");
  }

  private static String next(Custody custody, int turn) {
    return custody.symbols().get(turn % custody.symbols().size());
  }
}
