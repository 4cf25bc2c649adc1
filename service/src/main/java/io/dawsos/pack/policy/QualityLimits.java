package io.dawsos.pack.policy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * From where on the quality of a pack is worth a finding.
 *
 * @param priceMove largest move of a price between two packs, as a share: 0.25 for 25 %
 * @param rateMove largest move of an FX rate between two packs, as a share
 * @param unchangedDays business days after which a price that never moved is stale
 * @param disagreementBp largest distance of two sources' prices, in basis points
 * @param fxConsistencyBp largest distance of a rate from its inverse or cross, in basis points
 * @param severities of the checks; those not named have their {@link Check#standard}
 */
public record QualityLimits(
    BigDecimal priceMove,
    BigDecimal rateMove,
    int unchangedDays,
    BigDecimal disagreementBp,
    BigDecimal fxConsistencyBp,
    Map<Check, Severity> severities) {
  /** The limits where a policy names none. */
  public static final QualityLimits DEFAULTS =
      new QualityLimits(
          new BigDecimal("0.25"),
          new BigDecimal("0.05"),
          5,
          new BigDecimal("50"),
          new BigDecimal("50"),
          Map.of());

  /** Copies the severities. */
  public QualityLimits {
    Map<Check, Severity> all = new EnumMap<>(Check.class);
    for (Check check : Check.values()) {
      all.put(check, severities.getOrDefault(check, check.standard()));
    }
    severities = Collections.unmodifiableMap(all);
  }

  /** The severity of a check's findings. */
  public Severity severity(Check check) {
    return severities.getOrDefault(check, check.standard());
  }
}
