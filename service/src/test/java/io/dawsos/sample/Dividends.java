package io.dawsos.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Dividends: the right to them arises on the ex-date, the cash comes some days later. */
final class Dividends {
  private final Journal journal;
  private final LotBook lots;
  private final List<Declared> declared = new ArrayList<>();

  Dividends(Journal journal, LotBook lots) {
    this.journal = journal;
    this.lots = lots;
  }

  /** Notes the units entitled in one currency; comes before the trades of the ex-date. */
  void goEx(LocalDate date, String currency) {
    for (Custody custody : Custody.values()) {
      for (String symbol : custody.symbols()) {
        Security security = Security.of(symbol);
        BigDecimal units = lots.units(custody.holding(symbol));
        BigDecimal gross = Broker.cents(units.multiply(perUnit(security, date)));
        if (security.currency().equals(currency) && gross.signum() > 0) {
          declared.add(new Declared(date, custody, security, units, gross));
        }
      }
    }
  }

  /** Pays everything that was declared in one currency. */
  void pay(LocalDate date, String currency) {
    for (Declared dividend : List.copyOf(declared)) {
      if (dividend.security.currency().equals(currency)) {
        book(date, dividend);
        declared.remove(dividend);
      }
    }
  }

  private void book(LocalDate date, Declared dividend) {
    String symbol = dividend.security.symbol();
    String currency = dividend.security.currency();
    BigDecimal withheld = Broker.cents(dividend.gross.multiply(dividend.custody.withholding()));
    BigDecimal net = dividend.gross.subtract(withheld);

    Entry entry =
        new Entry(date, dividend.security.name(), "Dividend", "dividend")
            .meta("security", Broker.quoted(symbol))
            .meta("ex-date", dividend.exDate)
            .meta("units", dividend.units.toPlainString())
            .post(dividend.custody.cash(), net, currency);
    if (withheld.signum() > 0) {
      entry.post("Expenses:Morgan:WithholdingTax", withheld, currency);
    }
    String income = "Income:Morgan:Dividends:" + symbol;
    journal.add(entry.post(income, dividend.gross.negate(), currency));
  }

  private static BigDecimal perUnit(Security security, LocalDate date) {
    return security.isSplitOn(date)
        ? security.dividend().divide(BigDecimal.valueOf(2))
        : security.dividend();
  }

  private record Declared(
      LocalDate exDate, Custody custody, Security security, BigDecimal units, BigDecimal gross) {}
}
