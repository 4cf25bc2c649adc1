package io.dawsos.portfolio.history;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A history of packs that tests write in place; every pack sees all before it. */
public final class InlineHistory implements PackHistory {
  private final List<PricingPack> packs;

  private InlineHistory(List<PricingPack> packs) {
    this.packs = packs;
  }

  public static InlineHistory of(PricingPack... packs) {
    return new InlineHistory(
        Stream.of(packs).sorted(Comparator.comparing(PricingPack::id)).toList());
  }

  @Override
  public PackTimeline upTo(PackId pinned) {
    return new PackTimeline(
        packs.stream().map(PricingPack::id).filter(id -> id.compareTo(pinned) <= 0).toList(), 0, 0);
  }

  private PricingPack pack(PackTimeline timeline, int day) {
    return packs.stream()
        .filter(pack -> pack.id().equals(timeline.packs().get(day)))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Map<SecurityId, List<PriceColumn>> prices(
      PackTimeline timeline, Set<SecurityId> securities) {
    Map<SecurityId, Map<CurrencyCode, BigDecimal[]>> cells = new HashMap<>();
    for (int day = 0; day < timeline.size(); day++) {
      for (SecurityPrice price : pack(timeline, day).prices()) {
        if (securities.contains(price.security())) {
          cells.computeIfAbsent(price.security(), each -> new TreeMap<>())
                  .computeIfAbsent(price.currency(), each -> new BigDecimal[timeline.size()])[day] =
              price.close();
        }
      }
    }
    Map<SecurityId, List<PriceColumn>> columns = new HashMap<>();
    cells.forEach(
        (security, byCurrency) -> {
          List<PriceColumn> of = new ArrayList<>();
          byCurrency.forEach((currency, prices) -> of.add(PriceColumn.of(currency, prices)));
          columns.put(security, of);
        });
    return columns;
  }

  @Override
  public Map<CurrencyCode, RateColumn> rates(
      PackTimeline timeline, Set<CurrencyCode> from, CurrencyCode to) {
    Map<CurrencyCode, RateColumn> columns = new HashMap<>();
    for (CurrencyCode currency : from) {
      BigDecimal[] rates = new BigDecimal[timeline.size()];
      for (int day = 0; day < rates.length; day++) {
        int row = day;
        pack(timeline, day).fx().route(currency, to).ifPresent(route -> rates[row] = route.rate());
      }
      RateColumn column = new RateColumn(rates);
      if (!column.isEmpty()) {
        columns.put(currency, column);
      }
    }
    return columns;
  }
}
