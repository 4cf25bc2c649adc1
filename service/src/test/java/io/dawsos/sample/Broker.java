package io.dawsos.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** Trades, splits and lot transfers: each books one transaction and keeps the lots right. */
final class Broker {
  private static final String COMMISSIONS = "Expenses:Morgan:Commissions";
  private static final String GAINS = "Income:Morgan:Gains";
  private static final BigDecimal MOST_OF_CASH = new BigDecimal("0.95");

  private final Market market;
  private final Journal journal;
  private final LotBook lots;

  Broker(Market market, Journal journal, LotBook lots) {
    this.market = market;
    this.journal = journal;
    this.lots = lots;
  }

  /** Books holdings that were bought before the ledger begins. */
  void open(LocalDate date, Custody custody, List<Lot> opening, String cash) {
    Entry entry = new Entry(date, "Opening", "Opening balances", "opening");
    BigDecimal total = new BigDecimal(cash);
    entry.post(custody.cash(), total, custody.currency());
    for (Lot lot : opening) {
      String account = custody.holding(lot.symbol());
      lots.add(account, lot);
      entry.lot(account, lot);
      total = total.add(lot.value());
    }
    journal.add(entry.post("Equity:Morgan:Opening", cents(total).negate(), custody.currency()));
  }

  /** Buys for about {@code budget}, or for what the cash account allows. */
  void buy(LocalDate date, Custody custody, String symbol, String budget) {
    Security security = Security.of(symbol);
    BigDecimal price = market.close(symbol, date);
    BigDecimal available = journal.balance(custody.cash()).multiply(MOST_OF_CASH);
    BigDecimal units =
        new BigDecimal(budget)
            .min(available)
            .divide(price, security.unitScale(), RoundingMode.FLOOR);
    if (units.signum() <= 0) {
      throw new IllegalStateException("%s: %s cannot buy %s".formatted(date, custody, symbol));
    }
    Lot lot = new Lot(symbol, units, price, custody.currency(), date);
    lots.add(custody.holding(symbol), lot);

    BigDecimal commission = custody.commission(security);
    Entry entry = trade(date, "Buy " + security.name());
    entry.lot(custody.holding(symbol), lot);
    BigDecimal paid = cents(lot.value()).add(commission);
    settle(entry.post(custody.cash(), paid.negate(), custody.currency()), custody, commission);
  }

  /** Sells a share of the holding; {@code "1"} sells it completely. */
  void sell(LocalDate date, Custody custody, String symbol, String share) {
    Security security = Security.of(symbol);
    String account = custody.holding(symbol);
    BigDecimal held = lots.units(account);
    BigDecimal units =
        held.multiply(new BigDecimal(share)).setScale(security.unitScale(), RoundingMode.FLOOR);
    BigDecimal price = market.close(symbol, date);
    String priceText = "@ %s %s".formatted(price.toPlainString(), custody.currency());
    BigDecimal commission = custody.commission(security);
    BigDecimal proceeds = cents(units.multiply(price)).subtract(commission);

    boolean all = units.compareTo(held) == 0;
    Entry entry = trade(date, (all ? "Sell all " : "Sell ") + security.name());
    if (custody.picksLots()) {
      lots.take(account, units, LotBook.OLDEST_FIRST);
      entry.anyLot(account, units.negate(), symbol, priceText);
      entry.post(custody.cash(), proceeds, custody.currency());
      settle(entry.rest(GAINS), custody, commission);
    } else {
      BigDecimal basis = BigDecimal.ZERO;
      for (Lot lot : lots.take(account, units, LotBook.DEAREST_FIRST)) {
        entry.lot(account, lot.negated(), priceText);
        basis = basis.add(lot.value());
      }
      BigDecimal gain = proceeds.add(commission).subtract(basis);
      entry.post(custody.cash(), proceeds, custody.currency());
      entry.post(GAINS, cents(gain).negate(), custody.currency());
      settle(entry, custody, commission);
    }
  }

  /** Replaces every lot of the split security, wherever it is held. */
  void split(LocalDate date) {
    String symbol = Security.SPLIT_SYMBOL;
    Entry entry = new Entry(date, Security.of(symbol).name(), "Two-for-one split", "split");
    entry.meta("security", quoted(symbol)).meta("split-ratio", quoted("2:1"));
    for (Custody custody : Custody.values()) {
      String account = custody.holding(symbol);
      List<Lot> old = lots.take(account, lots.units(account), LotBook.OLDEST_FIRST);
      old.forEach(lot -> entry.lot(account, lot.negated()));
      for (Lot lot : old) {
        lots.add(account, lot.split());
        entry.lot(account, lot.split());
      }
    }
    journal.add(entry);
  }

  /** Moves units between two custody accounts with their cost and acquisition dates. */
  void move(LocalDate date, String symbol, Custody from, Custody to, String units) {
    Entry entry = new Entry(date, "Morgan", "Transfer in kind", "transfer");
    List<Lot> moved = lots.take(from.holding(symbol), new BigDecimal(units), LotBook.OLDEST_FIRST);
    for (Lot lot : moved) {
      lots.add(to.holding(symbol), lot);
      entry.lot(from.holding(symbol), lot.negated());
      entry.lot(to.holding(symbol), lot);
    }
    journal.add(entry);
  }

  /** The market value of the securities of a custody account, in its currency. */
  BigDecimal value(LocalDate date, Custody custody) {
    return custody.symbols().stream()
        .map(symbol -> lots.units(custody.holding(symbol)).multiply(market.close(symbol, date)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN);
  }

  static String quoted(Object text) {
    return "\"" + text + "\"";
  }

  private static Entry trade(LocalDate date, String narration) {
    return new Entry(date, "Broker", narration, "trade");
  }

  private void settle(Entry entry, Custody custody, BigDecimal commission) {
    if (commission.signum() > 0) {
      entry.post(COMMISSIONS, commission, custody.currency());
    }
    journal.add(entry);
  }
}
