package io.dawsos.provider.symbol;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the providers call the ledger's commodities. Immutable and thread-safe.
 *
 * @param mappings no two of one security and provider on one day
 */
public record SymbolTable(List<SymbolMapping> mappings) {
  /** Copies the mappings. */
  public SymbolTable {
    mappings = List.copyOf(mappings);
  }

  /** The mappings of a provider that hold on some day from the first to the last. */
  public List<SymbolMapping> of(String provider, LocalDate first, LocalDate last) {
    return mappings.stream()
        .filter(mapping -> mapping.provider().equals(provider) && mapping.overlaps(first, last))
        .toList();
  }

  /** Those of the securities that no provider of these has a symbol for on the date, sorted. */
  public List<SecurityId> unmapped(
      Collection<SecurityId> securities, Set<String> providers, LocalDate date) {
    Set<SecurityId> mapped =
        mappings.stream()
            .filter(
                mapping -> providers.contains(mapping.provider()) && mapping.overlaps(date, date))
            .map(SymbolMapping::security)
            .collect(Collectors.toSet());
    return securities.stream()
        .filter(security -> !mapped.contains(security))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** The currency in which each mapped security is quoted on the date, where all agree. */
  public Map<SecurityId, CurrencyCode> currencies(LocalDate date) {
    Map<SecurityId, CurrencyCode> currencies = new HashMap<>();
    Map<SecurityId, CurrencyCode> doubtful = new HashMap<>();
    for (SymbolMapping mapping : mappings) {
      if (mapping.overlaps(date, date)) {
        CurrencyCode currency = Unit.of(mapping.unit()).currency();
        CurrencyCode other = currencies.putIfAbsent(mapping.security(), currency);
        if (other != null && !other.equals(currency)) {
          // Two listings in two currencies: either may be the source's.
          doubtful.put(mapping.security(), currency);
        }
      }
    }
    currencies.keySet().removeAll(doubtful.keySet());
    return currencies;
  }
}
