package io.dawsos.portfolio.lots;

import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
import java.util.Optional;

/** Rates of exchange of days in the past. Implementations are thread-safe and do not change. */
public interface RateHistory {
  /** Knows no rate but that of a currency against itself. */
  RateHistory NONE = (from, to, date) -> Optional.empty();

  /**
   * Finds how one unit of {@code from} converted to {@code to} at the end of a date, by quotes of
   * the date or shortly before it; empty where there is none, never a later one.
   */
  Optional<HistoricRate> find(CurrencyCode from, CurrencyCode to, LocalDate date);

  /** These rates and others: of two of one day that of this history, else the newer one. */
  default RateHistory or(RateHistory others) {
    return (from, to, date) -> {
      Optional<HistoricRate> mine = find(from, to, date);
      LocalDate known = mine.map(HistoricRate::date).orElse(null);
      if (mine.isPresent() && (known == null || known.equals(date))) {
        return mine;
      }
      return others
          .find(from, to, date)
          .filter(other -> known == null || (other.date() != null && other.date().isAfter(known)))
          .or(() -> mine);
    };
  }
}
