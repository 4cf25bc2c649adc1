package io.dawsos.provider;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one annual statement.
 *
 * @param periodEnd the last day of the fiscal year
 * @param filed when it was published; null where the provider does not say
 * @param currency the currency of the figures; null where the provider does not say
 * @param figures by the provider's own names, in units of the currency
 */
public record Fundamentals(
    String symbol,
    LocalDate periodEnd,
    @Nullable LocalDate filed,
    @Nullable CurrencyCode currency,
    SortedMap<String, BigDecimal> figures) {
  /** Copies the figures. */
  public Fundamentals {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
  }
}
