package io.dawsos.pack;

import io.dawsos.money.BusinessCalendar;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The rules under which a pack is built.
 *
 * @param id names the policy in ids, files and metrics, such as {@code WM4PM_CAD}
 * @param baseCurrency the currency into which every held position must be convertible
 * @param triangulationCurrency the one currency through which cross rates are derived
 * @param zone the zone of the policy's business dates
 * @param maxCarryDays business days that a price or rate may be carried forward, 0 or more
 * @param completeness share of the needed prices, 0 to 1, from which a pack may be marked fresh
 */
public record PricingPolicy(
    String id,
    CurrencyCode baseCurrency,
    CurrencyCode triangulationCurrency,
    ZoneId zone,
    int maxCarryDays,
    BigDecimal completeness) {
  /** Checks the id, which stands unquoted in canonical content. */
  public PricingPolicy {
    SourceName.check(id);
  }

  /** The policy's business days. */
  public BusinessCalendar calendar() {
    return BusinessCalendar.WEEKDAYS;
  }

  /** The earliest date of a quote that may still price the as-of date. */
  public LocalDate oldestQuote(LocalDate asOf) {
    return calendar().minusBusinessDays(asOf, maxCarryDays);
  }
}
