package io.dawsos.bench;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.pack.SecurityId;
import io.dawsos.portfolio.history.PackHistory;
import io.dawsos.portfolio.history.PackTimeline;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.history.RateColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Ten years of packs in memory, with 500 securities in three currencies. */
final class GeneratedHistory implements PackHistory {
  static final int SECURITIES = 500;
  static final int DAYS = 2_520;
  static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
  private static final List<String> CURRENCIES = List.of("CAD", "USD", "EUR");

  private final PackTimeline timeline;
  private final Map<SecurityId, List<PriceColumn>> prices = new HashMap<>();
  private final Map<CurrencyCode, RateColumn> rates = new HashMap<>();

  GeneratedHistory() {
    Random random = new Random(7);
    List<PackId> packs = new ArrayList<>();
    for (LocalDate date = FIRST; packs.size() < DAYS; date = date.plusDays(1)) {
      if (date.getDayOfWeek().getValue() <= 5) {
        packs.add(new PackId(date, 0));
      }
    }
    timeline = new PackTimeline(packs, 0, 0);
    for (int i = 0; i < SECURITIES; i++) {
      prices.put(
          SecurityId.of(security(i)),
          List.of(PriceColumn.of(CurrencyCode.of(currency(i)), walk(random, 10_000, 2))));
    }
    rates.put(CurrencyCode.of("CAD"), RateColumn.one(DAYS));
    rates.put(CurrencyCode.of("USD"), new RateColumn(walk(random, 13_000, 4)));
    rates.put(CurrencyCode.of("EUR"), new RateColumn(walk(random, 15_000, 4)));
  }

  private static BigDecimal[] walk(Random random, long start, int scale) {
    BigDecimal[] walk = new BigDecimal[DAYS];
    long level = start;
    for (int day = 0; day < DAYS; day++) {
      level = Math.max(100, Math.round(level * (1 + 0.01 * random.nextGaussian())));
      walk[day] = BigDecimal.valueOf(level, scale);
    }
    return walk;
  }

  static String security(int i) {
    return "S%03d".formatted(i);
  }

  static String currency(int i) {
    return CURRENCIES.get(i % CURRENCIES.size());
  }

  @Override
  public PackTimeline upTo(PackId pinned) {
    return timeline;
  }

  /** The pack of the last day. */
  PackId last() {
    return timeline.pinned();
  }

  @Override
  public Map<SecurityId, List<PriceColumn>> prices(PackTimeline of, Set<SecurityId> securities) {
    Map<SecurityId, List<PriceColumn>> found = new HashMap<>(prices);
    found.keySet().retainAll(securities);
    return found;
  }

  @Override
  public Map<CurrencyCode, RateColumn> rates(
      PackTimeline of, Set<CurrencyCode> from, CurrencyCode to) {
    Map<CurrencyCode, RateColumn> found = new HashMap<>(rates);
    found.keySet().retainAll(from);
    return found;
  }
}
