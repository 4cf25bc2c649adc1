package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FreshnessRule;
import io.dawsos.pack.PricingPolicy;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code packs} section.
 *
 * @param policy id of the pricing policy
 * @param baseCurrency the currency into which every held position must be convertible
 * @param triangulationCurrency the currency of cross rates
 * @param zone the zone of business dates
 * @param maxCarryDays business days that a price may be carried forward
 * @param completeness share of the needed prices from which a pack may be marked fresh
 * @param maxAge how long after the end of its date the newest pack stays fresh; null for ever
 * @param sources where prices come from, the most trusted first: {@code ledger}, or a CSV file or
 *     folder
 */
public record PackConfiguration(
    String policy,
    CurrencyCode baseCurrency,
    CurrencyCode triangulationCurrency,
    ZoneId zone,
    @Min(0) @Max(250) int maxCarryDays,
    @DecimalMin("0") @DecimalMax("1") BigDecimal completeness,
    @Nullable Duration maxAge,
    List<String> sources) {
  /** Copies the list. */
  public PackConfiguration {
    sources = List.copyOf(sources);
  }

  @JsonCreator
  static PackConfiguration of(
      @JsonProperty("policy") @Nullable String policy,
      @JsonProperty("base_currency") @Nullable CurrencyCode baseCurrency,
      @JsonProperty("triangulation_currency") @Nullable CurrencyCode triangulationCurrency,
      @JsonProperty("zone") @Nullable ZoneId zone,
      @JsonProperty("max_carry_days") @Nullable Integer maxCarryDays,
      @JsonProperty("completeness") @Nullable BigDecimal completeness,
      @JsonProperty("max_age") io.dropwizard.util.@Nullable Duration maxAge,
      @JsonProperty("sources") @Nullable List<String> sources) {
    boolean ageless = maxAge != null && maxAge.toNanoseconds() == 0;
    return new PackConfiguration(
        Objects.requireNonNullElse(policy, "WM4PM_CAD"),
        baseCurrency == null ? CurrencyCode.of("CAD") : baseCurrency,
        triangulationCurrency == null ? CurrencyCode.of("EUR") : triangulationCurrency,
        zone == null ? ZoneId.of("America/Toronto") : zone,
        maxCarryDays == null ? 5 : maxCarryDays,
        completeness == null ? BigDecimal.ONE : completeness,
        ageless ? null : maxAge == null ? Duration.ofDays(4) : maxAge.toJavaDuration(),
        sources == null ? List.of() : sources);
  }

  /** The section with every key at its default. */
  public static PackConfiguration defaults() {
    return of(null, null, null, null, null, null, null, null);
  }

  /** This section for data that ends in the past and is still to be served as today's. */
  public PackConfiguration ageless() {
    return new PackConfiguration(
        policy,
        baseCurrency,
        triangulationCurrency,
        zone,
        maxCarryDays,
        completeness,
        null,
        sources);
  }

  /** The rules under which packs are built. */
  public PricingPolicy toPolicy() {
    return new PricingPolicy(
        policy, baseCurrency, triangulationCurrency, zone, maxCarryDays, completeness);
  }

  /** The rule by which packs go stale. */
  public FreshnessRule freshness(InstantSource clock) {
    return new FreshnessRule(maxAge, zone, clock);
  }
}
