package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.lots.Lot;
import io.dawsos.portfolio.tax.Harvest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lots at a loss, that which would save most tax first, rounded to the currency's digits.
 *
 * @param currency the currency of all figures
 * @param asofDate as if sold at the end of this date, at the prices of the pack
 * @param benefit of all candidates together, as if there were gains to set all losses off against
 * @param candidates the lots
 * @param warnings lots of which it cannot be said, with the reason
 */
public record HarvestResult(
    String currency,
    LocalDate asofDate,
    BigDecimal benefit,
    List<Candidate> candidates,
    List<String> warnings) {
  /**
   * A lot at a loss.
   *
   * @param cost with losses of wash sales that it carries
   * @param loss value less cost, below zero
   * @param benefit loss that would count, times the rate of its term
   * @param washRisk none: {@code none}; others were bought within the days before: {@code part} or
   *     {@code all}
   * @param washUnits units whose loss would be denied at once
   * @param washBecauseOf when the last of the others was bought; null where there is none
   * @param washUntil a purchase up to this day denies the loss afterwards
   * @param longTermFrom from when it is a long-term loss
   */
  public record Candidate(
      String account,
      String commodity,
      LocalDate acquired,
      BigDecimal units,
      BigDecimal cost,
      @Nullable BigDecimal marketValue,
      BigDecimal loss,
      boolean longTerm,
      LocalDate longTermFrom,
      BigDecimal benefit,
      String washRisk,
      BigDecimal washUnits,
      @Nullable LocalDate washBecauseOf,
      LocalDate washUntil) {
    static Candidate of(Harvest harvest, LocalDate longTermFrom, CurrencyCode currency) {
      Lot lot = harvest.held().lot();
      boolean atRisk = harvest.atRisk().signum() > 0;
      boolean all = harvest.atRisk().compareTo(lot.units().abs()) == 0;
      return new Candidate(
          lot.account(),
          lot.commodity().code(),
          lot.acquired(),
          Plain.units(lot.units()),
          Decimals.toCurrency(
              harvest.held().value().value().orElseThrow().subtract(harvest.gain()), currency),
          harvest.held().value().rounded(currency),
          Decimals.toCurrency(harvest.gain(), currency),
          harvest.longTerm(),
          longTermFrom,
          Decimals.toCurrency(harvest.benefit(), currency),
          atRisk ? (all ? "all" : "part") : "none",
          Plain.units(harvest.atRisk()),
          atRisk ? harvest.boughtOn() : null,
          harvest.noPurchaseUntil());
    }
  }
}
