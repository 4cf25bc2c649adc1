package io.dawsos.portfolio.lots;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.history.PackHistory;
import io.dawsos.portfolio.history.PackTimeline;
import io.dawsos.portfolio.history.RateColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rates of the packs that a pinned pack sees. Thread-safe. */
public final class PackRateHistory implements RateHistory {
  private final PackHistory history;
  private final PackId pinned;

  /** The rates as one pack sees them. */
  public PackRateHistory(PackHistory history, PackId pinned) {
    this.history = history;
    this.pinned = pinned;
  }

  /** The newest pack on or shortly before a date; empty where there is none. */
  public Optional<PackId> packOn(LocalDate date) {
    PackTimeline timeline = history.upTo(pinned);
    int day = newest(timeline, date);
    return day < 0 ? Optional.empty() : Optional.of(timeline.packs().get(day));
  }

  private static int newest(PackTimeline timeline, LocalDate date) {
    int day = timeline.firstOnOrAfter(date.plusDays(1)) - 1;
    return day >= 0 && timeline.date(day).isBefore(date.minusDays(LedgerRateHistory.MAX_AGE_DAYS))
        ? -1
        : day;
  }

  @Override
  public Optional<HistoricRate> find(CurrencyCode from, CurrencyCode to, LocalDate date) {
    if (from.equals(to)) {
      return Optional.of(HistoricRate.SAME);
    }
    PackTimeline timeline = history.upTo(pinned);
    int day = newest(timeline, date);
    if (day < 0) {
      return Optional.empty();
    }
    RateColumn rates = history.rates(timeline, Set.of(from), to).get(from);
    BigDecimal rate = rates == null ? null : rates.rate(day);
    return rate == null
        ? Optional.empty()
        : Optional.of(new HistoricRate(rate, List.of(from + "/" + to), timeline.date(day), "pack"));
  }
}
