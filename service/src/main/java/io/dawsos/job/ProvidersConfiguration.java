package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The {@code providers} section. */
public final class ProvidersConfiguration {
  @JsonProperty("ecb")
  @JsonMerge
  @Valid
  @NotNull
  private ProviderConfiguration ecb =
      ProviderConfiguration.at("https://www.ecb.europa.eu/stats/eurofxref", 60);

  @JsonProperty("polygon")
  @JsonMerge
  @Valid
  @NotNull
  private ProviderConfiguration polygon = ProviderConfiguration.at("https://api.polygon.io", 5);

  @JsonProperty("fmp")
  @JsonMerge
  @Valid
  @NotNull
  private ProviderConfiguration fmp =
      ProviderConfiguration.at("https://financialmodelingprep.com", 300);

  @JsonProperty("fred")
  @JsonMerge
  @Valid
  @NotNull
  private ProviderConfiguration fred = ProviderConfiguration.at("https://api.stlouisfed.org", 100);

  /** The reference rates of the European Central Bank. */
  ProviderConfiguration ecb() {
    return ecb;
  }

  /** Polygon.io. */
  ProviderConfiguration polygon() {
    return polygon;
  }

  /** Financial Modeling Prep. */
  ProviderConfiguration fmp() {
    return fmp;
  }

  /** Federal Reserve Economic Data. */
  ProviderConfiguration fred() {
    return fred;
  }
}
