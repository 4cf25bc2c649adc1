package io.dawsos.provider;

import io.dawsos.pack.Dividend;
import io.dawsos.pack.Split;
import io.dawsos.pack.build.Rejection;
import io.dawsos.provider.symbol.SymbolMapping;
import io.dawsos.provider.symbol.SymbolTable;
import io.dawsos.provider.symbol.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The corporate actions of mapped securities as a provider tells them.
 *
 * @param splits in the ledger's commodities
 * @param dividends in the ledger's commodities
 * @param rejected what cannot be used
 */
public record ProviderActions(
    List<Split> splits, List<Dividend> dividends, List<Rejection> rejected) {
  /** Copies the lists. */
  public ProviderActions {
    splits = List.copyOf(splits);
    dividends = List.copyOf(dividends);
    rejected = List.copyOf(rejected);
  }

  /** Asks a provider for the actions with an ex-date in these days. */
  public static ProviderActions ask(
      MarketDataProvider provider, SymbolTable symbols, LocalDate from, LocalDate to) {
    List<SymbolMapping> mappings = symbols.of(provider.name(), from, to);
    if (mappings.isEmpty() || !provider.offers().contains(Dataset.ACTIONS)) {
      return new ProviderActions(List.of(), List.of(), List.of());
    }
    Set<String> asked =
        mappings.stream().map(SymbolMapping::symbol).collect(Collectors.toUnmodifiableSet());
    Answer<CorporateAction> answer = provider.actions(asked, from, to);
    List<Split> splits = new ArrayList<>();
    List<Dividend> dividends = new ArrayList<>();
    for (CorporateAction action : answer.items()) {
      for (SymbolMapping mapping : mappings) {
        if (mapping.symbol().equals(action.symbol())
            && mapping.overlaps(action.exDate(), action.exDate())) {
          if (action instanceof CorporateAction.Split split) {
            splits.add(
                new Split(
                    mapping.security(),
                    split.exDate(),
                    split.newUnits(),
                    split.oldUnits(),
                    provider.name()));
          } else if (action instanceof CorporateAction.Dividend dividend) {
            dividends.add(dividend(dividend, mapping, provider.name()));
          }
        }
      }
    }
    return new ProviderActions(splits, dividends, answer.rejections());
  }

  /** Where the provider names no currency, a dividend is paid in that of the quotes. */
  private static Dividend dividend(
      CorporateAction.Dividend dividend, SymbolMapping mapping, String provider) {
    Unit unit = Unit.of(mapping.unit());
    return new Dividend(
        mapping.security(),
        dividend.exDate(),
        dividend.recordDate(),
        dividend.payDate(),
        dividend.currency() == null ? unit.toCurrency(dividend.amount()) : dividend.amount(),
        dividend.currency() == null ? unit.currency() : dividend.currency(),
        provider);
  }
}
