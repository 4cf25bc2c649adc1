package io.dawsos.agents;

import io.dawsos.portfolio.tax.TaxRules;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tax law to go by.
 *
 * @param shortTermRate share of a short-term gain that is tax, 0 to 1
 * @param longTermRate share of a long-term gain that is tax, 0 to 1
 * @param longTermDays held for more days is long; null for more than one year by the calendar
 * @param washDays days before and after a loss; 0 for no wash sales
 * @param identical groups of commodities that count as one
 */
public record TaxLaw(
    BigDecimal shortTermRate,
    BigDecimal longTermRate,
    @Nullable Integer longTermDays,
    int washDays,
    List<List<String>> identical) {
  private static final String ADVICE = "docs/patterns.md tells the bounds of the inputs";

  /** Copies the groups. */
  public TaxLaw {
    identical = identical.stream().map(List::copyOf).toList();
  }

  TaxRules rules() {
    Map<String, String> groups = new HashMap<>();
    for (List<String> group : identical) {
      for (String commodity : group) {
        if (groups.put(commodity, String.join(" ", group)) != null) {
          throw InvalidInput.of(
              "%s is in two groups of identical commodities".formatted(commodity), ADVICE);
        }
      }
    }
    try {
      return new TaxRules(shortTermRate, longTermRate, longTermDays, washDays, groups);
    } catch (IllegalArgumentException e) {
      throw InvalidInput.of(String.valueOf(e.getMessage()), ADVICE);
    }
  }
}
