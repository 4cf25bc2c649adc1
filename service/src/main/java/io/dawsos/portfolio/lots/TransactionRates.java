package io.dawsos.portfolio.lots;

import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the amounts of one transaction are worth in a base currency. A rate that the transaction
 * writes beats that of the day: where {@code -2500 CAD @ 0.7084 USD} is paid, one dollar of the
 * transaction is worth 1 ÷ 0.7084 CAD. Not thread-safe.
 */
public final class TransactionRates {
  private final Transaction transaction;
  private final CurrencyCode base;
  private final RateHistory history;
  private final Map<CurrencyCode, Optional<HistoricRate>> known = new HashMap<>(4);

  /** The rates of a transaction. */
  public TransactionRates(Transaction transaction, CurrencyCode base, RateHistory history) {
    this.transaction = transaction;
    this.base = base;
    this.history = history;
  }

  /** What one unit of a currency is worth in this transaction; empty where nothing tells. */
  public Optional<HistoricRate> find(CurrencyCode currency) {
    return known.computeIfAbsent(
        currency, each -> written(each).or(() -> history.find(each, base, transaction.date())));
  }

  /** The same as {@link #find}, as a figure. */
  public Figure rate(CurrencyCode currency) {
    return find(currency)
        .map(rate -> Figure.of(rate.rate()))
        .orElseGet(() -> missing(currency, base, transaction.date()));
  }

  /** What a posting counts for in the balance of the transaction, in the base currency. */
  public Figure weight(Posting posting) {
    if (posting.cost() == null && posting.units().currency().equals(base)) {
      return Figure.of(posting.units().number());
    }
    return worth(posting.weightNumber(), posting.weightCurrency());
  }

  /** A number of units of a currency in the base currency. Nothing is worth nothing. */
  public Figure worth(BigDecimal number, CurrencyCode currency) {
    return number.signum() == 0 ? Figure.ZERO : rate(currency).times(number);
  }

  /** Why there is no figure where a rate is missing. */
  static Figure missing(CurrencyCode from, CurrencyCode to, LocalDate date) {
    return Figure.missing("no rate from %s to %s on %s".formatted(from, to, date));
  }

  private Optional<HistoricRate> written(CurrencyCode currency) {
    if (currency.equals(base)) {
      return Optional.of(HistoricRate.SAME);
    }
    BigDecimal paid = BigDecimal.ZERO;
    BigDecimal bought = BigDecimal.ZERO;
    for (Posting posting : transaction.postings()) {
      Amount price = posting.price();
      if (posting.cost() == null && price != null) {
        BigDecimal units = posting.units().number().abs();
        if (posting.units().currency().equals(base) && price.currency().equals(currency)) {
          paid = paid.add(units);
          bought = bought.add(units.multiply(price.number()));
        } else if (posting.units().currency().equals(currency) && price.currency().equals(base)) {
          paid = paid.add(units.multiply(price.number()));
          bought = bought.add(units);
        }
      }
    }
    if (paid.signum() == 0 || bought.signum() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new HistoricRate(
            paid.divide(bought, Decimals.DIVISION),
            List.of(currency + "/" + base),
            transaction.date(),
            "trade"));
  }
}
