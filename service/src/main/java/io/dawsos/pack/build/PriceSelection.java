package io.dawsos.pack.build;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.build.PriceSource.Quotes;
import io.dawsos.pack.build.PriceSource.Wanted;
import io.dawsos.pack.policy.PricingPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses the price of each security: that of the most trusted source which quotes it in time. A
 * source that costs requests is asked only for what the more trusted ones lack.
 */
final class PriceSelection {
  private final PricingPolicy policy;
  private final Needs needs;
  private final Wanted wanted;
  private final RemoteSources remote;
  // In the order of the quotes: where that is by security, the pack need not sort them.
  private final Map<SecurityId, SecurityPrice> chosen = new LinkedHashMap<>();
  private final Set<SecurityId> adjusted = new HashSet<>();
  private final List<SecurityPrice> others = new ArrayList<>();
  private final List<Rejection> rejected = new ArrayList<>();
  private final Map<PriceSource, Quotes<SecurityPrice>> local = new HashMap<>();

  PriceSelection(PricingPolicy policy, Needs needs, Wanted wanted, RemoteSources remote) {
    this.remote = remote;
    this.policy = policy;
    this.needs = needs;
    this.wanted = wanted;
  }

  /** Asks the sources of each rank in turn, rank 0 being that of the most trusted. */
  void ask(List<PriceSource> sources) {
    for (int rank = 0; rank < sources.size(); rank++) {
      for (PriceSource source : sources) {
        ask(source, rank);
      }
    }
  }

  private void ask(PriceSource source, int rank) {
    if (source.isLocal()) {
      Quotes<SecurityPrice> quotes = local.computeIfAbsent(source, this::askLocal);
      take(quotes, source, rank);
      return;
    }
    Set<SecurityId> lacking =
        wanted.securities().stream()
            .filter(security -> isRanked(source, rank, security))
            .filter(security -> policy.crossCheck() || !chosen.containsKey(security))
            .collect(Collectors.toUnmodifiableSet());
    if (!lacking.isEmpty()
        || (wanted.all() && isNamed(source, rank, policy.sources().standard()))) {
      Wanted still = new Wanted(wanted.oldest(), wanted.asOf(), lacking, wanted.all());
      Quotes<SecurityPrice> quotes = remote.ask(source, () -> source.prices(still));
      rejected.addAll(quotes.rejected());
      take(quotes, source, rank);
    }
  }

  private Quotes<SecurityPrice> askLocal(PriceSource source) {
    Quotes<SecurityPrice> quotes = source.prices(wanted);
    rejected.addAll(quotes.rejected());
    return quotes;
  }

  private void take(Quotes<SecurityPrice> quotes, PriceSource source, int rank) {
    for (SecurityPrice price : quotes.items()) {
      SecurityId security = price.security();
      if (wanted.wants(security) && isRanked(source, rank, security)) {
        if (chosen.putIfAbsent(security, price) != null) {
          others.add(price);
        } else if (quotes.adjusted().contains(security)) {
          adjusted.add(security);
        }
      }
    }
  }

  private boolean isRanked(PriceSource source, int rank, SecurityId security) {
    String assetClass =
        needs.assetClasses().isEmpty()
            ? null
            : needs.assetClasses().get(CurrencyCode.of(security.code()));
    return isNamed(
        source,
        rank,
        assetClass == null ? policy.sources().standard() : policy.sources().forClass(assetClass));
  }

  private static boolean isNamed(PriceSource source, int rank, List<String> order) {
    return rank < order.size() && order.get(rank).equals(source.name());
  }

  /** The price of each security that has one; may be changed. */
  Map<SecurityId, SecurityPrice> chosen() {
    return chosen;
  }

  /** Those of the chosen prices that were divided by splits after their date. */
  Set<SecurityId> adjusted() {
    return adjusted;
  }

  /** Quotes of less trusted sources. */
  List<SecurityPrice> others() {
    return others;
  }

  /** Quotes that cannot be used. */
  List<Rejection> rejected() {
    return rejected;
  }
}
