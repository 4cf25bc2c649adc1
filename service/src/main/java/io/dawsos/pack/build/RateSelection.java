package io.dawsos.pack.build;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.FxTable;
import io.dawsos.pack.build.PriceSource.Quotes;
import io.dawsos.pack.build.PriceSource.Wanted;
import io.dawsos.pack.policy.PricingPolicy;
import io.dawsos.pack.policy.SourceOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses the rate of each pair, in one direction: that of the most trusted source which quotes it
 * in time. A source that costs requests is asked only for currencies that cannot be converted yet.
 */
final class RateSelection {
  private final PricingPolicy policy;
  private final Wanted wanted;
  private final RemoteSources remote;
  private final Map<String, FxRate> chosen = new TreeMap<>();
  private final List<FxRate> others = new ArrayList<>();
  private final List<Rejection> rejected = new ArrayList<>();

  RateSelection(PricingPolicy policy, Wanted wanted, RemoteSources remote) {
    this.remote = remote;
    this.policy = policy;
    this.wanted = wanted;
  }

  void ask(List<PriceSource> sources, Set<CurrencyCode> currencies) {
    for (String name : policy.sources().forClass(SourceOrder.FX)) {
      for (PriceSource source : sources) {
        if (source.name().equals(name)) {
          ask(source, currencies);
        }
      }
    }
  }

  private void ask(PriceSource source, Set<CurrencyCode> currencies) {
    Set<CurrencyCode> lacking =
        source.isLocal() || policy.crossCheck() ? currencies : unconnected(currencies);
    if (lacking.isEmpty() && !source.isLocal()) {
      return;
    }
    Quotes<FxRate> quotes =
        remote.ask(source, () -> source.rates(lacking, policy.triangulationCurrency(), wanted));
    rejected.addAll(quotes.rejected());
    Map<String, FxRate> own = new TreeMap<>();
    for (FxRate rate : quotes.items()) {
      FxRate other = own.get(pair(rate));
      FxRate better = other == null ? rate : preferred(other, rate);
      own.put(pair(rate), better);
      if (other != null) {
        others.add(better.equals(rate) ? other : rate);
      }
    }
    own.forEach(this::take);
  }

  private void take(String pair, FxRate rate) {
    if (chosen.putIfAbsent(pair, rate) != null) {
      others.add(rate);
    }
  }

  /** Sets rates against the sources; what they replace stays to be compared. */
  void override(List<FxRate> rates) {
    for (FxRate rate : rates) {
      FxRate replaced = chosen.put(pair(rate), rate);
      if (replaced != null) {
        others.add(replaced);
      }
    }
  }

  private Set<CurrencyCode> unconnected(Set<CurrencyCode> currencies) {
    FxTable table = new FxTable(chosen.values(), policy.triangulationCurrency());
    return currencies.stream()
        .filter(code -> table.route(code, policy.triangulationCurrency()).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Both directions of a pair have one key, so that no inverse is stored beside its rate. */
  private static String pair(FxRate rate) {
    return rate.base().compareTo(rate.quote()) < 0
        ? rate.base() + "/" + rate.quote()
        : rate.quote() + "/" + rate.base();
  }

  /** Of both directions in one source the newer, of one date that which starts at the pivot. */
  private FxRate preferred(FxRate one, FxRate other) {
    Comparator<FxRate> worstFirst =
        Comparator.comparing(FxRate::date)
            .thenComparing(rate -> rate.base().equals(policy.triangulationCurrency()))
            .thenComparing(FxRate::base, Comparator.reverseOrder());
    return worstFirst.compare(one, other) >= 0 ? one : other;
  }

  List<FxRate> chosen() {
    return List.copyOf(chosen.values());
  }

  List<FxRate> others() {
    return others;
  }

  List<Rejection> rejected() {
    return rejected;
  }
}
