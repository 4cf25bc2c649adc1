package io.dawsos.agents;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
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
  /** Copies the groups. */
  public TaxLaw {
    identical = identical.stream().map(List::copyOf).toList();
  }

  TaxRules rules() {
    Map<String, String> groups = new HashMap<>();
    for (List<String> group : identical) {
      for (String commodity : group) {
        if (groups.put(commodity, String.join(" ", group)) != null) {
          throw invalid("%s is in two groups of identical commodities".formatted(commodity));
        }
      }
    }
    try {
      return new TaxRules(shortTermRate, longTermRate, longTermDays, washDays, groups);
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static DawsosException invalid(String message) {
    return new DawsosException(
        ErrorCode.INPUT_INVALID, message, "docs/patterns.md tells the bounds of the inputs");
  }
}
