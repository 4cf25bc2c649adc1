package io.dawsos.pack.quality;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackRules;
import io.dawsos.pack.PriceOverride;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.Split;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.build.PackDraft.Seen;
import io.dawsos.pack.build.Rejection;
import io.dawsos.pack.policy.Check;
import io.dawsos.pack.policy.InlinePolicy;
import io.dawsos.pack.policy.QualityLimits;
import io.dawsos.pack.policy.SourceOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the checks look at, as tests write it in place: the pack of Friday, 2025-10-24, in the lines
 * of {@link InlinePack}, and whatever matters besides.
 */
final class InlineQuality {
  private final List<SecurityPrice> prices;
  private final List<FxRate> rates;
  private final List<SecurityPrice> otherPrices = new ArrayList<>();
  private final List<FxRate> otherRates = new ArrayList<>();
  private final List<Rejection> rejected = new ArrayList<>();
  private final Set<SecurityId> adjusted = new HashSet<>();
  private final List<PriceOverride> overrides = new ArrayList<>();
  private final List<Split> splits = new ArrayList<>();
  private final Map<SecurityId, Integer> unchanged = new HashMap<>();
  private final Map<SecurityId, CurrencyCode> currencies = new HashMap<>();
  private @Nullable PricingPack previous;
  private QualityLimits limits = QualityLimits.DEFAULTS;
  private List<String> missing = List.of();
  private int needed;

  private InlineQuality(List<SecurityPrice> prices, List<FxRate> rates) {
    this.prices = prices;
    this.rates = rates;
  }

  static InlineQuality pack(String... lines) {
    return pack(InlinePack.prices(lines), InlinePack.rates(lines));
  }

  static InlineQuality pack(List<SecurityPrice> prices, List<FxRate> rates) {
    return new InlineQuality(prices, rates);
  }

  /** The previous pack is that of Thursday. */
  InlineQuality after(String... lines) {
    return after(InlinePack.of("PP_2025-10-23", lines));
  }

  InlineQuality after(PricingPack pack) {
    previous = pack;
    return this;
  }

  InlineQuality seen(String... lines) {
    otherPrices.addAll(InlinePack.prices(lines));
    otherRates.addAll(InlinePack.rates(lines));
    return this;
  }

  InlineQuality rejected(Rejection... all) {
    rejected.addAll(List.of(all));
    return this;
  }

  InlineQuality adjusted(String security) {
    adjusted.add(SecurityId.of(security));
    return this;
  }

  /** A split such as {@code AAPL 2025-10-24 4 1}, with a source where it matters. */
  InlineQuality split(String text) {
    String[] fields = text.split(" ", -1);
    splits.add(
        new Split(
            SecurityId.of(fields[0]),
            LocalDate.parse(fields[1]),
            new BigDecimal(fields[2]),
            new BigDecimal(fields[3]),
            fields.length > 4 ? fields[4] : "polygon"));
    return this;
  }

  /** Marks a price of the pack as set by a person. */
  InlineQuality overridden(String security) {
    prices.stream()
        .filter(price -> price.security().code().equals(security))
        .map(
            price ->
                new PriceOverride(
                    price.date(),
                    CurrencyCode.of(security),
                    price.close(),
                    price.currency(),
                    "jane",
                    "seen on the tape"))
        .forEach(overrides::add);
    return this;
  }

  InlineQuality unchanged(String security, int packs) {
    unchanged.put(SecurityId.of(security), packs);
    return this;
  }

  InlineQuality quotedIn(String security, String currency) {
    currencies.put(SecurityId.of(security), CurrencyCode.of(currency));
    return this;
  }

  InlineQuality missing(int of, String... codes) {
    needed = of;
    missing = List.of(codes);
    return this;
  }

  InlineQuality limits(QualityLimits other) {
    limits = other;
    return this;
  }

  QualityInput input() {
    LocalDate asOf = LocalDate.parse(InlinePack.DATE);
    PricingPack pack =
        new PricingPack(
            new PackId(asOf, 0),
            new PackRules("WM4PM_CAD", InlinePack.SHA256, CurrencyCode.of("EUR")),
            prices,
            rates,
            splits.stream().filter(split -> !split.exDate().isAfter(asOf)).toList(),
            overrides);
    return new QualityInput(
        new PackDraft(
            pack,
            InlinePack.SHA256,
            needed,
            missing,
            0,
            new Seen(otherPrices, otherRates, rejected, adjusted)),
        InlinePolicy.of(SourceOrder.of(List.of("csv")), 5, limits),
        previous,
        unchanged,
        splits,
        currencies);
  }

  CheckResult result(Check check) {
    return QualityChecks.check(input()).checks().stream()
        .filter(result -> result.check().equals(check.text()))
        .collect(Collectors.collectingAndThen(Collectors.toList(), all -> all.get(0)));
  }

  /** The findings of a check, the worst first, such as {@code AAPL: … }. */
  List<String> found(Check check) {
    return texts(result(check)).toList();
  }

  static Stream<String> texts(CheckResult result) {
    return result.worst().stream().map(finding -> finding.subject() + ": " + finding.message());
  }
}
