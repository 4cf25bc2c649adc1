package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.pack.policy.Check;
import io.dawsos.pack.policy.QualityLimits;
import io.dawsos.pack.policy.Severity;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Map;

/** The {@code packs.quality} section. */
public final class QualityConfiguration {
  @JsonProperty("price_move")
  @DecimalMin("0")
  @NotNull
  private BigDecimal priceMove = QualityLimits.DEFAULTS.priceMove();

  @JsonProperty("rate_move")
  @DecimalMin("0")
  @NotNull
  private BigDecimal rateMove = QualityLimits.DEFAULTS.rateMove();

  @JsonProperty("unchanged_days")
  @Min(1)
  @Max(250)
  private int unchangedDays = QualityLimits.DEFAULTS.unchangedDays();

  @JsonProperty("disagreement_bp")
  @DecimalMin("0")
  @NotNull
  private BigDecimal disagreementBp = QualityLimits.DEFAULTS.disagreementBp();

  @JsonProperty("fx_consistency_bp")
  @DecimalMin("0")
  @NotNull
  private BigDecimal fxConsistencyBp = QualityLimits.DEFAULTS.fxConsistencyBp();

  @JsonProperty("severities")
  @NotNull
  private Map<Check, Severity> severities = QualityLimits.DEFAULTS.severities();

  /** The limits of a policy. */
  public QualityLimits toLimits() {
    return new QualityLimits(
        priceMove, rateMove, unchangedDays, disagreementBp, fxConsistencyBp, severities);
  }
}
