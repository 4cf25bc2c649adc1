package io.dawsos.provider;

import io.dawsos.ledger.CurrencyPair;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.build.PriceSource;
import io.dawsos.pack.build.Rejection;
import io.dawsos.provider.symbol.SymbolMapping;
import io.dawsos.provider.symbol.SymbolTable;
import io.dawsos.provider.symbol.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A provider as a source of packs: its symbols become the ledger's commodities, and pence become
 * pounds, here and nowhere else. Thread-safe.
 */
public final class ProviderSource implements PriceSource {
  private final MarketDataProvider provider;
  private final SymbolTable symbols;

  /** The provider, read through the table. */
  public ProviderSource(MarketDataProvider provider, SymbolTable symbols) {
    this.provider = provider;
    this.symbols = symbols;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public boolean isLocal() {
    return false;
  }

  @Override
  public Quotes<SecurityPrice> prices(Wanted wanted) {
    List<SymbolMapping> mappings =
        symbols.of(provider.name(), wanted.oldest(), wanted.asOf()).stream()
            .filter(mapping -> wanted.wants(mapping.security()))
            .toList();
    if (mappings.isEmpty() || !provider.offers().contains(Dataset.PRICES)) {
      return Quotes.none();
    }
    Set<String> asked =
        mappings.stream().map(SymbolMapping::symbol).collect(Collectors.toUnmodifiableSet());
    Answer<Quote> answer = provider.prices(asked, wanted.oldest(), wanted.asOf());
    return new Translation(mappings, answer.rejections()).of(answer.items());
  }

  @Override
  public Quotes<FxRate> rates(Set<CurrencyCode> currencies, CurrencyCode pivot, Wanted wanted) {
    if (!provider.offers().contains(Dataset.RATES)) {
      return Quotes.none();
    }
    List<CurrencyPair> pairs =
        currencies.stream()
            .filter(currency -> !currency.equals(pivot))
            .sorted()
            .map(currency -> new CurrencyPair(pivot, currency))
            .toList();
    if (pairs.isEmpty()) {
      return Quotes.none();
    }
    Answer<QuotedRate> answer = provider.rates(pairs, wanted.oldest(), wanted.asOf());
    List<FxRate> rates =
        answer.items().stream()
            .map(
                rate ->
                    new FxRate(
                        rate.pair().base(),
                        rate.pair().quote(),
                        rate.rate(),
                        rate.date(),
                        provider.name()))
            .toList();
    return new Quotes<>(rates, answer.rejections(), Set.of());
  }

  /** Turns the quotes of one answer into prices of securities. */
  private final class Translation {
    private final Map<String, List<SymbolMapping>> mappings;
    private final List<Rejection> rejected;
    private final Map<SecurityId, SecurityPrice> newest = new HashMap<>();
    private final Set<SecurityId> adjusted = new HashSet<>();

    Translation(List<SymbolMapping> mappings, List<Rejection> rejected) {
      this.mappings = mappings.stream().collect(Collectors.groupingBy(SymbolMapping::symbol));
      this.rejected = new ArrayList<>(rejected);
    }

    Quotes<SecurityPrice> of(List<Quote> quotes) {
      for (Quote quote : quotes) {
        for (SymbolMapping mapping : mappings.getOrDefault(quote.symbol(), List.of())) {
          if (mapping.overlaps(quote.date(), quote.date())) {
            add(quote, mapping);
          }
        }
      }
      return new Quotes<>(List.copyOf(newest.values()), rejected, adjusted);
    }

    private void add(Quote quote, SymbolMapping mapping) {
      Unit unit = Unit.of(mapping.unit());
      if (quote.unit() != null && !quote.unit().equals(mapping.unit()) && differs(quote, unit)) {
        rejected.add(
            new Rejection(
                provider.name(),
                mapping.security().code(),
                "%s: %s is quoted in %s, the symbol table says %s"
                    .formatted(quote.date(), quote.symbol(), quote.unit(), mapping.unit())));
        return;
      }
      SecurityPrice price =
          new SecurityPrice(
              mapping.security(),
              unit.toCurrency(quote.close()),
              unit.currency(),
              quote.date(),
              provider.name());
      SecurityPrice kept =
          newest.merge(
              mapping.security(),
              price,
              (one, other) ->
                  Comparator.comparing(SecurityPrice::date).compare(one, other) >= 0 ? one : other);
      if (kept.equals(price)) {
        adjusted.remove(mapping.security());
        if (quote.adjustment() != Adjustment.RAW) {
          adjusted.add(mapping.security());
        }
      }
    }

    private boolean differs(Quote quote, Unit unit) {
      try {
        return !Unit.of(String.valueOf(quote.unit())).equals(unit);
      } catch (IllegalArgumentException e) {
        return true;
      }
    }
  }
}
