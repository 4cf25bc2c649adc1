package io.dawsos.portfolio.lots;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.Split;
import io.dawsos.portfolio.lots.LotEvent.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** By how much splits multiplied the units of commodities. Immutable. */
public final class SplitRatios {
  /** A split that the ledger books within so many days of the ex-date is the one that is known. */
  private static final int SAME_DAYS = 7;

  private final Map<CurrencyCode, NavigableMap<LocalDate, BigDecimal>> ratios = new HashMap<>();

  private SplitRatios() {}

  /**
   * The splits of a ledger, and those that it does not book, as it held nothing of the security.
   *
   * @param events of the ledger's lots
   * @param known what is known of splits; of several sources that tell of one, any
   */
  public static SplitRatios of(List<LotEvent> events, Collection<Split> known) {
    SplitRatios found = new SplitRatios();
    for (LotEvent event : events) {
      if (event instanceof LotEvent.Replaced replaced) {
        found.book(replaced);
      }
    }
    for (Split split : known) {
      NavigableMap<LocalDate, BigDecimal> of = found.of(CurrencyCode.of(split.security().code()));
      LocalDate from = split.exDate().minusDays(SAME_DAYS);
      if (of.subMap(from, true, split.exDate().plusDays(SAME_DAYS), true).isEmpty()) {
        of.put(split.exDate(), split.newUnits().divide(split.oldUnits(), Decimals.DIVISION));
      }
    }
    return found;
  }

  /** Accounts may book one split each: it counts once. */
  private void book(LotEvent.Replaced replaced) {
    BigDecimal before = units(replaced.taken()).negate();
    BigDecimal after = units(replaced.given());
    if (before.signum() != 0 && after.signum() != 0 && before.compareTo(after) != 0) {
      of(replaced.commodity())
          .put(replaced.transaction().date(), after.divide(before, Decimals.DIVISION));
    }
  }

  private static BigDecimal units(List<Part> parts) {
    return parts.stream().map(Part::units).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private NavigableMap<LocalDate, BigDecimal> of(CurrencyCode commodity) {
    return ratios.computeIfAbsent(commodity, each -> new TreeMap<>());
  }

  /** What one unit of a date became by the end of a later one; 1 where there was no split. */
  public BigDecimal between(CurrencyCode commodity, LocalDate from, LocalDate until) {
    NavigableMap<LocalDate, BigDecimal> of = ratios.get(commodity);
    if (of == null || !from.isBefore(until)) {
      return BigDecimal.ONE;
    }
    return of.subMap(from, false, until, true).values().stream()
        .reduce(BigDecimal.ONE, (one, next) -> one.multiply(next, Decimals.DIVISION));
  }
}
