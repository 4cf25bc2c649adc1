package io.dawsos.portfolio.tax;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tax law says of gains, as far as it is used here; nobody's advice. Immutable.
 *
 * @param shortTermRate share of a short-term gain that is tax, 0 to 1
 * @param longTermRate share of a long-term gain that is tax, 0 to 1
 * @param longTermDays a gain is long-term where the units were held for more days; null for more
 *     than one year by the calendar, as IRS Publication 550 counts
 * @param washDays days before and after a sale at a loss within which a purchase makes it a wash
 *     sale; 0 for no such rule
 * @param identical commodities that count as one, each by the name of its group
 */
public record TaxRules(
    BigDecimal shortTermRate,
    BigDecimal longTermRate,
    @Nullable Integer longTermDays,
    int washDays,
    Map<String, String> identical) {
  /** Copies the map and refuses rates outside 0 to 1 and days below zero. */
  public TaxRules {
    identical = Map.copyOf(identical);
    if (isNoShare(shortTermRate) || isNoShare(longTermRate)) {
      throw new IllegalArgumentException("tax rates lie between 0 and 1");
    }
    if (washDays < 0 || (longTermDays != null && longTermDays < 0)) {
      throw new IllegalArgumentException("days are not below 0");
    }
  }

  private static boolean isNoShare(BigDecimal rate) {
    return rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0;
  }

  /** Whether units held since a day are held long when sold on another. */
  public boolean isLongTerm(LocalDate since, LocalDate sold) {
    return longTermDays == null
        ? sold.isAfter(since.plusYears(1))
        : ChronoUnit.DAYS.between(since, sold) > longTermDays;
  }

  /** The first day on which units held since a day are held long. */
  public LocalDate longTermFrom(LocalDate since) {
    return longTermDays == null
        ? since.plusYears(1).plusDays(1)
        : since.plusDays(longTermDays + 1L);
  }

  /** The share of a gain that is tax. */
  public BigDecimal rate(boolean longTerm) {
    return longTerm ? longTermRate : shortTermRate;
  }

  /** The group of commodities that count as one with a commodity. */
  String group(CurrencyCode commodity) {
    return identical.getOrDefault(commodity.code(), commodity.code());
  }

  /** Whether a purchase lies within the wash-sale days of a sale. */
  boolean isNear(LocalDate bought, LocalDate sold) {
    return Math.abs(ChronoUnit.DAYS.between(bought, sold)) <= washDays;
  }
}
