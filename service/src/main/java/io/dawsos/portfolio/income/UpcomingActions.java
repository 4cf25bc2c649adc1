package io.dawsos.portfolio.income;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Holdings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What known corporate actions will do to what a portfolio holds. */
public final class UpcomingActions {
  private UpcomingActions() {}

  /**
   * A dividend that is not paid yet.
   *
   * @param dividend what is known of it
   * @param units entitled: held before the ex-date, or now where that is still to come
   * @param expected gross, units × amount, in the currency of the dividend; below zero where the
   *     position is short
   * @param isAccrued whether the ex-date has passed, so that it is owed already
   */
  public record Payment(
      Dividend dividend, BigDecimal units, BigDecimal expected, boolean isAccrued) {}

  /**
   * A split to come.
   *
   * @param split what is known of it
   * @param units held now
   * @param after held then, if nothing else happens
   */
  public record Exchange(Split split, BigDecimal units, BigDecimal after) {}

  /**
   * Returns the dividends of held securities that have an ex-date or a pay-date after a date, by
   * ex-date. One without a pay-date counts as paid on its ex-date.
   */
  public static List<Payment> payments(
      List<Dividend> dividends, LedgerSnapshot ledger, AccountGlobs accounts, LocalDate date) {
    Map<LocalDate, Map<CurrencyCode, BigDecimal>> held = new HashMap<>();
    List<Payment> payments = new ArrayList<>();
    for (Dividend dividend : firstOfEach(dividends)) {
      boolean accrued = !dividend.exDate().isAfter(date);
      LocalDate paid = dividend.payDate() == null ? dividend.exDate() : dividend.payDate();
      if (accrued && !paid.isAfter(date)) {
        continue;
      }
      LocalDate entitled = accrued ? dividend.exDate().minusDays(1) : date;
      BigDecimal units =
          units(
              held.computeIfAbsent(entitled, each -> held(ledger, accounts, each)),
              dividend.security());
      if (units.signum() != 0) {
        payments.add(new Payment(dividend, units, units.multiply(dividend.amount()), accrued));
      }
    }
    payments.sort(
        Comparator.comparing((Payment payment) -> payment.dividend().exDate())
            .thenComparing(payment -> payment.dividend().security()));
    return payments;
  }

  /** Of one ex-date, the sources that tell it with another amount than the first by name. */
  public static List<String> disagreements(List<Dividend> dividends) {
    Map<Event, Dividend> first = new HashMap<>();
    firstOfEach(dividends).forEach(each -> first.put(Event.of(each), each));
    return dividends.stream()
        .filter(each -> !agrees(each, first.getOrDefault(Event.of(each), each)))
        .map(
            each ->
                "%s tells another dividend of %s on %s: %s %s"
                    .formatted(
                        each.source(),
                        each.security(),
                        each.exDate(),
                        each.amount().toPlainString(),
                        each.currency()))
        .toList();
  }

  private static boolean agrees(Dividend one, Dividend other) {
    return one.amount().compareTo(other.amount()) == 0 && one.currency().equals(other.currency());
  }

  private record Event(SecurityId security, LocalDate exDate) {
    static Event of(Dividend dividend) {
      return new Event(dividend.security(), dividend.exDate());
    }

    static Event of(Split split) {
      return new Event(split.security(), split.exDate());
    }
  }

  /** Several sources may tell of one dividend; that which is first by name is believed. */
  private static List<Dividend> firstOfEach(List<Dividend> dividends) {
    Set<Event> seen = new HashSet<>();
    return dividends.stream()
        .sorted(Comparator.comparing(Dividend::source))
        .filter(each -> seen.add(Event.of(each)))
        .toList();
  }

  private static List<Split> firstOfEachSplit(List<Split> splits) {
    Set<Event> seen = new HashSet<>();
    return splits.stream()
        .sorted(Comparator.comparing(Split::source))
        .filter(each -> seen.add(Event.of(each)))
        .toList();
  }

  /** Returns the splits of held securities that have an ex-date after a date, by ex-date. */
  public static List<Exchange> exchanges(
      List<Split> splits, LedgerSnapshot ledger, AccountGlobs accounts, LocalDate date) {
    Map<CurrencyCode, BigDecimal> held = held(ledger, accounts, date);
    return firstOfEachSplit(splits).stream()
        .filter(split -> split.exDate().isAfter(date))
        .filter(split -> units(held, split.security()).signum() != 0)
        .map(split -> exchange(split, units(held, split.security())))
        .sorted(
            Comparator.comparing((Exchange exchange) -> exchange.split().exDate())
                .thenComparing(exchange -> exchange.split().security()))
        .toList();
  }

  private static Exchange exchange(Split split, BigDecimal units) {
    BigDecimal after = units.multiply(split.newUnits()).divide(split.oldUnits(), Decimals.DIVISION);
    return new Exchange(split, units, after);
  }

  private static Map<CurrencyCode, BigDecimal> held(
      LedgerSnapshot ledger, AccountGlobs accounts, LocalDate date) {
    Map<CurrencyCode, BigDecimal> units = new HashMap<>();
    Holdings.at(ledger, date)
        .of(
            accounts,
            holding -> units.merge(holding.commodity(), holding.units(), BigDecimal::add));
    return units;
  }

  private static BigDecimal units(Map<CurrencyCode, BigDecimal> held, SecurityId security) {
    return held.getOrDefault(CurrencyCode.of(security.code()), BigDecimal.ZERO);
  }
}
