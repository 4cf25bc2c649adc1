package io.dawsos.portfolio.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.FxTable;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.store.PackPast;
import io.dawsos.portfolio.history.PackHistory;
import io.dawsos.portfolio.history.PackTimeline;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.history.RateColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The history of packs in PostgreSQL. Packs never change, so what was read is kept, by column:
 * three queries for what is not in memory, none for what is. Thread-safe.
 */
public final class StoredPackHistory implements PackHistory {
  /** Timelines of so many pinned packs are kept; a day of one takes about 50 bytes. */
  private static final int KEPT_TIMELINES = 64;

  /** Columns take a thirtieth of the heap; a row weighs 8 to 60 bytes. */
  private static final long KEPT_ROWS = Runtime.getRuntime().maxMemory() / (30 * 16);

  private final Supplier<PackPast> past;
  private final Function<PackId, PricingPack> packs;
  private final Cache<PackId, PackTimeline> timelines =
      Caffeine.newBuilder().maximumSize(KEPT_TIMELINES).build();
  private final Cache<PriceKey, List<PriceColumn>> prices =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_ROWS)
          .weigher((PriceKey key, List<PriceColumn> columns) -> 8 + key.days() * columns.size())
          .build();
  private final Cache<RateKey, RateColumn> rates =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_ROWS / 8)
          .weigher((RateKey key, RateColumn column) -> 8 + key.days())
          .build();

  private record PriceKey(PackId pinned, int days, SecurityId security) {}

  private record RateKey(PackId pinned, int days, CurrencyCode from, CurrencyCode to) {}

  /**
   * A history over the stored packs.
   *
   * @param past is asked for when something is to be read
   * @param packs the content of a pack
   */
  public StoredPackHistory(Supplier<PackPast> past, Function<PackId, PricingPack> packs) {
    this.past = past;
    this.packs = packs;
  }

  @Override
  public PackTimeline upTo(PackId pinned) {
    return timelines.get(pinned, this::read);
  }

  private PackTimeline read(PackId pinned) {
    List<PackId> seen = new ArrayList<>();
    int unseen = 0;
    int otherRules = 0;
    for (PackPast.Earlier earlier : past.get().before(pinned)) {
      if (!earlier.seen()) {
        unseen++;
      } else if (seen.isEmpty() || !seen.get(seen.size() - 1).asOf().equals(earlier.asOf())) {
        seen.add(earlier.id());
        otherRules += earlier.sameRules() ? 0 : 1;
      }
    }
    seen.add(pinned);
    return new PackTimeline(seen, unseen, otherRules);
  }

  @Override
  public Map<SecurityId, List<PriceColumn>> prices(
      PackTimeline timeline, Set<SecurityId> securities) {
    Map<SecurityId, List<PriceColumn>> found = new HashMap<>();
    Set<SecurityId> absent = new HashSet<>();
    for (SecurityId security : securities) {
      List<PriceColumn> kept = prices.getIfPresent(key(timeline, security));
      if (kept == null) {
        absent.add(security);
      } else if (!kept.isEmpty()) {
        found.put(security, kept);
      }
    }
    if (!absent.isEmpty()) {
      Map<SecurityId, List<PriceColumn>> read = readPrices(timeline, absent);
      absent.forEach(
          security -> prices.put(key(timeline, security), read.getOrDefault(security, List.of())));
      found.putAll(read);
    }
    return found;
  }

  private static PriceKey key(PackTimeline timeline, SecurityId security) {
    return new PriceKey(timeline.pinned(), timeline.size(), security);
  }

  private Map<SecurityId, List<PriceColumn>> readPrices(
      PackTimeline timeline, Set<SecurityId> securities) {
    Map<SecurityId, Map<CurrencyCode, @Nullable BigDecimal[]>> cells = new HashMap<>();
    past.get()
        .prices(
            timeline.packs(),
            securities,
            (security, asOf, close, currency) ->
                cells.computeIfAbsent(security, each -> new TreeMap<>())
                        .computeIfAbsent(currency, each -> new BigDecimal[timeline.size()])[
                        timeline.firstOnOrAfter(asOf)] =
                    close);
    Map<SecurityId, List<PriceColumn>> columns = new HashMap<>();
    cells.forEach(
        (security, byCurrency) ->
            columns.put(
                security,
                byCurrency.entrySet().stream()
                    .map(each -> PriceColumn.of(each.getKey(), each.getValue()))
                    .toList()));
    return columns;
  }

  @Override
  public Map<CurrencyCode, RateColumn> rates(
      PackTimeline timeline, Set<CurrencyCode> from, CurrencyCode to) {
    Map<CurrencyCode, RateColumn> found = new HashMap<>();
    Set<CurrencyCode> absent = new HashSet<>();
    for (CurrencyCode currency : from) {
      RateColumn kept = rates.getIfPresent(key(timeline, currency, to));
      if (kept == null) {
        absent.add(currency);
      } else if (!kept.isEmpty()) {
        found.put(currency, kept);
      }
    }
    if (absent.remove(to)) {
      found.put(to, keep(timeline, to, to, RateColumn.one(timeline.size())));
    }
    if (!absent.isEmpty()) {
      Map<CurrencyCode, @Nullable BigDecimal[]> read = readRates(timeline, absent, to);
      for (CurrencyCode currency : absent) {
        @Nullable BigDecimal[] cells = read.getOrDefault(currency, new BigDecimal[timeline.size()]);
        RateColumn column = keep(timeline, currency, to, new RateColumn(cells));
        if (!column.isEmpty()) {
          found.put(currency, column);
        }
      }
    }
    return found;
  }

  private static RateKey key(PackTimeline timeline, CurrencyCode from, CurrencyCode to) {
    return new RateKey(timeline.pinned(), timeline.size(), from, to);
  }

  private RateColumn keep(
      PackTimeline timeline, CurrencyCode from, CurrencyCode to, RateColumn column) {
    rates.put(key(timeline, from, to), column);
    return column;
  }

  private Map<CurrencyCode, @Nullable BigDecimal[]> readRates(
      PackTimeline timeline, Set<CurrencyCode> from, CurrencyCode to) {
    CurrencyCode pivot = packs.apply(timeline.pinned()).rules().pivot();
    Set<CurrencyCode> currencies = new HashSet<>(from);
    currencies.add(to);
    currencies.add(pivot);
    Map<PackId, List<FxRate>> byPack = new HashMap<>();
    past.get()
        .rates(
            timeline.packs(),
            currencies,
            (pack, rate) -> byPack.computeIfAbsent(pack, each -> new ArrayList<>()).add(rate));
    Map<CurrencyCode, @Nullable BigDecimal[]> cells = new HashMap<>();
    for (int day = 0; day < timeline.size(); day++) {
      FxTable table = new FxTable(byPack.getOrDefault(timeline.packs().get(day), List.of()), pivot);
      for (CurrencyCode currency : from) {
        int row = day;
        table
            .route(currency, to)
            .ifPresent(
                route ->
                    cells.computeIfAbsent(currency, each -> new BigDecimal[timeline.size()])[row] =
                        route.rate());
      }
    }
    return cells;
  }
}
