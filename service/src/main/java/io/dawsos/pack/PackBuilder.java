package io.dawsos.pack;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PriceSource.Quotes;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds the content of a pack from price sources in order of precedence: the first source that
 * quotes a security or a pair within the policy's carry limit supplies it. Immutable and
 * thread-safe; the same sources give the same content.
 */
public final class PackBuilder {
  private final PricingPolicy policy;
  private final List<PriceSource> sources;

  /** A builder under the policy over the sources, the most trusted first. */
  public PackBuilder(PricingPolicy policy, List<PriceSource> sources) {
    this.policy = policy;
    this.sources = List.copyOf(sources);
  }

  /**
   * Builds the pack of a date.
   *
   * @param asOf the business date
   * @param held the commodities held at the end of that date
   * @throws DawsosException PRICES_MISSING when no source quotes anything in time
   */
  public PackDraft build(LocalDate asOf, Collection<CurrencyCode> held) {
    LocalDate oldest = policy.oldestQuote(asOf);
    Map<SecurityId, SecurityPrice> prices = new TreeMap<>();
    Map<String, FxRate> rates = new TreeMap<>();
    for (PriceSource source : sources) {
      Quotes quotes = source.quotes(oldest, asOf);
      quotes.prices().forEach(price -> prices.putIfAbsent(price.security(), price));
      Map<String, FxRate> own = new TreeMap<>();
      quotes.rates().forEach(rate -> own.merge(pair(rate), rate, this::preferred));
      own.forEach(rates::putIfAbsent);
    }
    if (prices.isEmpty() && rates.isEmpty()) {
      throw new DawsosException(
          ErrorCode.PRICES_MISSING,
          "no source has a price or rate from %s to %s".formatted(oldest, asOf),
          "check the date and the price sources (packs.sources in config.yml, or --source)");
    }
    PricingPack pack =
        new PricingPack(
            new PackId(asOf, 0),
            policy.id(),
            policy.triangulationCurrency(),
            prices.values(),
            rates.values());
    return draft(pack, held);
  }

  /** Both directions of a pair have one key, so that no inverse is stored beside its rate. */
  private static String pair(FxRate rate) {
    return rate.base().compareTo(rate.quote()) < 0
        ? rate.base() + "/" + rate.quote()
        : rate.quote() + "/" + rate.base();
  }

  /** Of both directions in one source the newer, of one date that which starts at the pivot. */
  private FxRate preferred(FxRate one, FxRate other) {
    return Comparator.comparing(FxRate::date)
                .thenComparing((FxRate rate) -> rate.base().equals(policy.triangulationCurrency()))
                .thenComparing(FxRate::base, Comparator.reverseOrder())
                .compare(one, other)
            >= 0
        ? one
        : other;
  }

  private PackDraft draft(PricingPack pack, Collection<CurrencyCode> held) {
    List<CurrencyCode> needed =
        held.stream().filter(code -> !code.equals(policy.baseCurrency())).distinct().toList();
    List<String> missing =
        needed.stream()
            .filter(code -> !canValue(pack, code))
            .map(CurrencyCode::code)
            .sorted()
            .toList();
    LocalDate asOf = pack.id().asOf();
    long carried =
        pack.prices().stream().filter(price -> price.date().isBefore(asOf)).count()
            + pack.rates().stream().filter(rate -> rate.date().isBefore(asOf)).count();
    return new PackDraft(
        pack, CanonicalPack.sha256(pack), needed.size(), missing, Math.toIntExact(carried));
  }

  private boolean canValue(PricingPack pack, CurrencyCode commodity) {
    CurrencyCode quoted =
        pack.price(SecurityId.of(commodity)).map(SecurityPrice::currency).orElse(commodity);
    return pack.fx().route(quoted, policy.baseCurrency()).isPresent();
  }
}
