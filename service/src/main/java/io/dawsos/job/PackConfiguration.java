package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.money.BusinessCalendar;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FreshnessRule;
import io.dawsos.pack.policy.PricingPolicy;
import io.dawsos.pack.policy.SourceOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code packs} section. */
public final class PackConfiguration {
  /** Which prices a pack holds. */
  public enum Scope {
    /** Those of what is held in any portfolio, or watched. */
    NEEDED,
    /** All that the sources know. */
    ALL
  }

  @JsonProperty("policy")
  @NotNull
  private String policy = "WM4PM_CAD";

  @JsonProperty("base_currency")
  @NotNull
  private CurrencyCode baseCurrency = CurrencyCode.of("CAD");

  @JsonProperty("triangulation_currency")
  @NotNull
  private CurrencyCode triangulationCurrency = CurrencyCode.of("EUR");

  @JsonProperty("zone")
  @NotNull
  private ZoneId zone = ZoneId.of("America/Toronto");

  @JsonProperty("calendar")
  @NotNull
  private BusinessCalendar calendar = BusinessCalendar.WEEKDAYS;

  @JsonProperty("fixing_time")
  @NotNull
  private LocalTime fixingTime = LocalTime.of(16, 0);

  @JsonProperty("fixing_zone")
  @NotNull
  private ZoneId fixingZone = ZoneId.of("Europe/London");

  @JsonProperty("max_carry_days")
  @Min(0)
  @Max(250)
  private int maxCarryDays = 5;

  @JsonProperty("completeness")
  @DecimalMin("0")
  @DecimalMax("1")
  @NotNull
  private BigDecimal completeness = BigDecimal.ONE;

  @JsonProperty("max_age")
  @NotNull
  private io.dropwizard.util.Duration maxAge = io.dropwizard.util.Duration.days(4);

  @JsonProperty("sources")
  @NotNull
  private List<String> sources = List.of();

  @JsonProperty("sources_by_class")
  @NotNull
  private Map<@Pattern(regexp = "[^,\\p{Cntrl}]+") String, List<String>> sourcesByClass = Map.of();

  @JsonProperty("cross_check")
  private boolean crossCheck;

  @JsonProperty("scope")
  @NotNull
  private Scope scope = Scope.NEEDED;

  @JsonProperty("watch")
  @NotNull
  private List<CurrencyCode> watch = List.of();

  @JsonProperty("quality")
  @Valid
  @NotNull
  private QualityConfiguration quality = new QualityConfiguration();

  /** Where prices come from, the most trusted first; empty for what the data folder holds. */
  public List<String> sources() {
    return List.copyOf(sources);
  }

  /** Other orders of the sources, by asset class. */
  public Map<String, List<String>> sourcesByClass() {
    return Map.copyOf(sourcesByClass);
  }

  /** The currency into which everything that is held must be convertible. */
  public CurrencyCode baseCurrency() {
    return baseCurrency;
  }

  /** Share of the needed prices from which a pack may be marked fresh. */
  public BigDecimal completeness() {
    return completeness;
  }

  /** When the prices of a date are fixed. */
  public Instant fixing(LocalDate date) {
    return date.atTime(fixingTime).atZone(fixingZone).toInstant();
  }

  /** The business days of the policy. */
  public BusinessCalendar calendar() {
    return calendar;
  }

  /** Business days that a price may be carried forward. */
  public int maxCarryDays() {
    return maxCarryDays;
  }

  /** Which prices a pack holds. */
  public Scope scope() {
    return scope;
  }

  /** What needs a price though nobody holds it. */
  public List<CurrencyCode> watch() {
    return List.copyOf(watch);
  }

  /**
   * This section for the sample: its data ends in the past and is still to be served as today's,
   * and every price is there for portfolios that a visitor may add.
   */
  public PackConfiguration forSample() {
    PackConfiguration copy = new PackConfiguration();
    copy.policy = policy;
    copy.baseCurrency = baseCurrency;
    copy.triangulationCurrency = triangulationCurrency;
    copy.zone = zone;
    copy.maxCarryDays = maxCarryDays;
    copy.completeness = completeness;
    copy.quality = quality;
    copy.maxAge = io.dropwizard.util.Duration.seconds(0);
    copy.scope = Scope.ALL;
    return copy;
  }

  /** The rules under which packs are built, from these sources. */
  public PricingPolicy toPolicy(SourceOrder order) {
    return new PricingPolicy(
        policy,
        baseCurrency,
        triangulationCurrency,
        order,
        crossCheck,
        calendar,
        fixingTime,
        fixingZone,
        maxCarryDays,
        completeness,
        quality.toLimits());
  }

  /** The rule by which packs go stale. */
  public FreshnessRule freshness(InstantSource clock) {
    java.time.@Nullable Duration limit =
        maxAge.toNanoseconds() == 0 ? null : maxAge.toJavaDuration();
    return new FreshnessRule(limit, zone, clock);
  }
}
