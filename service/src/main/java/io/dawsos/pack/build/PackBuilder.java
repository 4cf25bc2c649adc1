package io.dawsos.pack.build;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackRules;
import io.dawsos.pack.PriceOverride;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.Split;
import io.dawsos.pack.build.PackDraft.Seen;
import io.dawsos.pack.build.PriceSource.Wanted;
import io.dawsos.pack.policy.PricingPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds the content of a pack from price sources in the policy's order of trust: the first source
 * that quotes a security or a pair within the carry limit supplies it. Immutable and thread-safe;
 * the same quotes give the same content.
 */
public final class PackBuilder {
  private final PricingPolicy policy;
  private final List<PriceSource> sources;

  /** A builder under the policy over the sources that it names. */
  public PackBuilder(PricingPolicy policy, List<PriceSource> sources) {
    this.policy = policy;
    this.sources = List.copyOf(sources);
  }

  /**
   * Builds the pack of a date.
   *
   * @param id names the as-of date
   * @param needs what the pack must be able to value
   * @param corrections splits and overrides
   * @throws DawsosException PRICES_MISSING when no source quotes anything in time;
   *     PROVIDER_UNAVAILABLE or PROVIDER_ANSWER_INVALID when something is missing that a source out
   *     of reach might have
   */
  public PackDraft build(PackId id, Needs needs, Corrections corrections) {
    LocalDate oldest = policy.oldestQuote(id.asOf());
    Wanted wanted = new Wanted(oldest, id.asOf(), needs.securities(), needs.all());
    RemoteSources remote = new RemoteSources();
    PriceSelection prices = new PriceSelection(policy, needs, wanted, remote);
    prices.ask(sources);
    RateSelection rates = new RateSelection(policy, wanted, remote);
    rates.ask(sources, currencies(needs, prices.chosen().values(), corrections.overrides()));
    if (prices.chosen().isEmpty() && rates.chosen().isEmpty()) {
      remote.requireReached();
      throw new DawsosException(
          ErrorCode.PRICES_MISSING,
          "no source has a price or rate from %s to %s".formatted(oldest, id.asOf()),
          "check the date and the price sources (packs.sources in config.yml, or --source)");
    }
    apply(corrections.overrides(), prices, rates);
    List<Split> splits = applicable(corrections.splits(), oldest, id.asOf(), prices.chosen());
    adjust(prices.chosen(), splits, id.asOf());
    PricingPack pack =
        new PricingPack(
            id,
            new PackRules(policy.id(), policy.sha256(), policy.triangulationCurrency()),
            prices.chosen().values(),
            rates.chosen(),
            splits,
            corrections.overrides());
    List<Rejection> rejected = new ArrayList<>(prices.rejected());
    rejected.addAll(rates.rejected());
    PackDraft draft =
        draft(pack, needs, new Seen(prices.others(), rates.others(), rejected, prices.adjusted()));
    if (!draft.missing().isEmpty()) {
      remote.requireReached();
    }
    return draft;
  }

  private Set<CurrencyCode> currencies(
      Needs needs, Collection<SecurityPrice> prices, List<PriceOverride> overrides) {
    Set<CurrencyCode> currencies = new HashSet<>(needs.currencies());
    currencies.add(policy.baseCurrency());
    prices.forEach(price -> currencies.add(price.currency()));
    overrides.forEach(override -> currencies.add(override.currency()));
    currencies.removeIf(code -> !code.isIso4217());
    return currencies;
  }

  private static void apply(
      List<PriceOverride> overrides, PriceSelection prices, RateSelection rates) {
    rates.override(
        overrides.stream().filter(PriceOverride::isRate).map(PriceOverride::toRate).toList());
    for (PriceOverride override : overrides) {
      if (!override.isRate()) {
        SecurityPrice price = override.toPrice();
        SecurityPrice replaced = prices.chosen().put(price.security(), price);
        prices.adjusted().remove(price.security());
        if (replaced != null) {
          prices.others().add(replaced);
        }
      }
    }
  }

  /** One split for each security and day, though several sources may know it. */
  private static List<Split> applicable(
      List<Split> splits, LocalDate oldest, LocalDate asOf, Map<SecurityId, SecurityPrice> prices) {
    Set<String> seen = new HashSet<>();
    return splits.stream()
        .filter(split -> split.liesBetween(oldest, asOf) && prices.containsKey(split.security()))
        .sorted(
            Comparator.comparing(Split::exDate)
                .thenComparing(Split::security)
                .thenComparing(Split::source))
        .filter(split -> seen.add(split.exDate() + " " + split.security()))
        .toList();
  }

  /** A price carried over a split is one of old units; the pack's are those of its date. */
  private static void adjust(
      Map<SecurityId, SecurityPrice> prices, List<Split> splits, LocalDate asOf) {
    for (Split split : splits) {
      prices.computeIfPresent(
          split.security(),
          (security, price) ->
              split.liesBetween(price.date(), asOf)
                  ? new SecurityPrice(
                      security,
                      split.adjust(price.close()),
                      price.currency(),
                      price.date(),
                      price.source())
                  : price);
    }
  }

  private PackDraft draft(PricingPack pack, Needs needs, Seen seen) {
    List<CurrencyCode> needed =
        needs.commodities().stream().filter(code -> !code.equals(policy.baseCurrency())).toList();
    List<String> missing =
        needed.stream()
            .filter(code -> !canValue(pack, code))
            .map(CurrencyCode::code)
            .sorted()
            .toList();
    LocalDate asOf = pack.id().asOf();
    long carried =
        Stream.concat(
                pack.prices().stream().map(SecurityPrice::date),
                pack.rates().stream().map(FxRate::date))
            .filter(date -> date.isBefore(asOf))
            .count();
    return new PackDraft(
        pack, CanonicalPack.sha256(pack), needed.size(), missing, Math.toIntExact(carried), seen);
  }

  private boolean canValue(PricingPack pack, CurrencyCode commodity) {
    CurrencyCode quoted =
        pack.price(SecurityId.of(commodity)).map(SecurityPrice::currency).orElse(commodity);
    return pack.fx().route(quoted, policy.baseCurrency()).isPresent();
  }
}
