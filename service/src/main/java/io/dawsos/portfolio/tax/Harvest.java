package io.dawsos.portfolio.tax;

import io.dawsos.money.Decimals;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.lots.Lot;
import io.dawsos.portfolio.lots.LotGain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A lot that stands at a loss, and what selling it at the end of a date would save.
 *
 * @param held the lot with its value and gain
 * @param gain value less cost, less losses that the lot carries from wash sales; below zero
 * @param longTerm whether it would be a long-term loss
 * @param atRisk units whose loss would be denied at once, as others were bought shortly before
 * @param boughtOn when the last of those were bought; the date itself where there are none
 * @param benefit the loss of the other units times the rate of its term, 0 or more
 * @param noPurchaseUntil the last day on which a purchase would deny the loss afterwards
 */
public record Harvest(
    LotGain held,
    BigDecimal gain,
    boolean longTerm,
    BigDecimal atRisk,
    LocalDate boughtOn,
    BigDecimal benefit,
    LocalDate noPurchaseUntil) {
  private static final Comparator<Harvest> BEST_FIRST =
      Comparator.comparing(Harvest::benefit)
          .reversed()
          .thenComparing(Harvest::gain)
          .thenComparing(harvest -> harvest.held().lot().account())
          .thenComparing(harvest -> harvest.held().lot().id());

  /** The candidates, and lots of which it cannot be said, with the reason. */
  public record Candidates(List<Harvest> harvests, List<String> unknown) {
    /** Copies the lists. */
    public Candidates {
      harvests = List.copyOf(harvests);
      unknown = List.copyOf(unknown);
    }
  }

  /** Returns the lots at a loss, that which would save most first. */
  public static Candidates of(TaxLedger ledger, PackQuotes quotes, LocalDate date) {
    List<Harvest> harvests = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Lot lot : ledger.lots()) {
      LotGain held = LotGain.of(lot, quotes);
      Figure gain = held.total().minus(lot.washed().times(lot.units().abs()));
      BigDecimal number = gain.number();
      if (number == null) {
        unknown.add("%s %s: %s".formatted(lot.account(), lot.commodity(), gain.missing()));
      } else if (number.signum() < 0) {
        harvests.add(of(held, number, ledger, date));
      }
    }
    harvests.sort(BEST_FIRST);
    return new Candidates(harvests, unknown);
  }

  private static Harvest of(LotGain held, BigDecimal gain, TaxLedger ledger, LocalDate date) {
    Lot lot = held.lot();
    TaxRules rules = ledger.rules();
    List<Lot> near =
        ledger.lots().stream().filter(other -> replaces(other, lot, rules, date)).toList();
    BigDecimal units = lot.units().abs();
    BigDecimal atRisk =
        near.stream().map(Lot::units).reduce(BigDecimal.ZERO, BigDecimal::add).min(units);
    boolean longTerm = rules.isLongTerm(lot.heldSince(), date);
    BigDecimal allowed =
        gain.negate().multiply(units.subtract(atRisk)).divide(units, Decimals.DIVISION);
    return new Harvest(
        held,
        gain,
        longTerm,
        atRisk,
        near.stream().map(Lot::acquired).max(LocalDate::compareTo).orElse(date),
        allowed.multiply(rules.rate(longTerm)),
        date.plusDays(rules.washDays()));
  }

  private static boolean replaces(Lot other, Lot lot, TaxRules rules, LocalDate date) {
    return rules.washDays() > 0
        && lot.units().signum() > 0
        && other.units().signum() > 0
        && other.id() != lot.id()
        && !other.isReplacement()
        && rules.group(other.commodity()).equals(rules.group(lot.commodity()))
        && rules.isNear(other.acquired(), date);
  }
}
