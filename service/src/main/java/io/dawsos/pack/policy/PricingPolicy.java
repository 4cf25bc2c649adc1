package io.dawsos.pack.policy;

import io.dawsos.digest.Sha256;
import io.dawsos.money.BusinessCalendar;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.SourceName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rules under which a pack is built.
 *
 * @param id names the policy in ids, files and metrics, such as {@code WM4PM_CAD}
 * @param baseCurrency the currency into which every held position must be convertible
 * @param triangulationCurrency the one currency through which cross rates are derived
 * @param sources which price source is trusted first
 * @param crossCheck whether sources that cost a request are asked for what is known already, so
 *     that their prices can be compared
 * @param calendar the policy's business days
 * @param fixingTime when a date's prices are fixed, in {@code fixingZone}; a pack of the date is
 *     not built before
 * @param fixingZone the zone of the fixing time
 * @param maxCarryDays business days that a price or rate may be carried forward, 0 or more
 * @param completeness share of the needed prices, 0 to 1, from which a pack may be marked fresh
 * @param quality from where on a finding is made of what was built
 */
public record PricingPolicy(
    String id,
    CurrencyCode baseCurrency,
    CurrencyCode triangulationCurrency,
    SourceOrder sources,
    boolean crossCheck,
    BusinessCalendar calendar,
    LocalTime fixingTime,
    ZoneId fixingZone,
    int maxCarryDays,
    BigDecimal completeness,
    QualityLimits quality) {
  /** Checks the id, which stands unquoted in canonical content. */
  public PricingPolicy {
    SourceName.check(id);
  }

  /** The earliest date of a quote that may still price the as-of date. */
  public LocalDate oldestQuote(LocalDate asOf) {
    return calendar.minusBusinessDays(asOf, maxCarryDays);
  }

  /**
   * The rules as text, the same for the same rules: a first line {@code dawsos-policy,1,<id>}, then
   * a line {@code <key>,<value>…} for each rule, sorted, each ended by a line feed.
   */
  public String canonical() {
    List<String> lines = new ArrayList<>();
    lines.add("base_currency," + baseCurrency);
    lines.add("triangulation_currency," + triangulationCurrency);
    lines.add("sources," + String.join(",", sources.standard()));
    sources
        .byAssetClass()
        .forEach(
            (name, order) -> lines.add("sources_by_class," + name + "," + String.join(",", order)));
    lines.add("cross_check," + crossCheck);
    lines.add("calendar," + calendar.name());
    lines.add("fixing_time," + fixingTime);
    lines.add("fixing_zone," + fixingZone.getId());
    lines.add("max_carry_days," + maxCarryDays);
    lines.add("completeness," + Decimals.canonical(completeness));
    lines.add("quality,price_move," + Decimals.canonical(quality.priceMove()));
    lines.add("quality,rate_move," + Decimals.canonical(quality.rateMove()));
    lines.add("quality,unchanged_days," + quality.unchangedDays());
    lines.add("quality,disagreement_bp," + Decimals.canonical(quality.disagreementBp()));
    lines.add("quality,fx_consistency_bp," + Decimals.canonical(quality.fxConsistencyBp()));
    quality
        .severities()
        .forEach(
            (check, severity) -> lines.add("severity," + check.text() + "," + severity.text()));
    Collections.sort(lines);
    return "dawsos-policy,1," + id + "\n" + String.join("\n", lines) + "\n";
  }

  /** The SHA-256 of {@link #canonical} in UTF-8, 64 hexadecimal digits. */
  public String sha256() {
    return Sha256.hex(canonical());
  }
}
