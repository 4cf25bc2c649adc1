package io.dawsos.portfolio.lots;

import io.dawsos.ledger.PriceMap;
import io.dawsos.ledger.PricePoint;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rates that the {@code price} directives of a ledger declare: the pair itself, its inverse, or
 * both legs through one triangulation currency. Immutable and thread-safe.
 */
public final class LedgerRateHistory implements RateHistory {
  /** A rate is carried over a long weekend, not over a holiday. */
  static final int MAX_AGE_DAYS = 7;

  private static final String SOURCE = "ledger";

  private final PriceMap prices;
  private final CurrencyCode pivot;

  /** The rates of the directives, crossed through the pivot. */
  public LedgerRateHistory(PriceMap prices, CurrencyCode pivot) {
    this.prices = prices;
    this.pivot = pivot;
  }

  @Override
  public Optional<HistoricRate> find(CurrencyCode from, CurrencyCode to, LocalDate date) {
    if (from.equals(to)) {
      return Optional.of(HistoricRate.SAME);
    }
    return leg(from, to, date)
        .or(
            () ->
                leg(from, pivot, date)
                    .flatMap(first -> leg(pivot, to, date).map(next -> joined(first, next))));
  }

  private Optional<HistoricRate> leg(CurrencyCode from, CurrencyCode to, LocalDate date) {
    return quote(from, to, date)
        .map(point -> rate(point.number(), from + "/" + to, point))
        .or(
            () ->
                quote(to, from, date)
                    .map(
                        point ->
                            rate(
                                BigDecimal.ONE.divide(point.number(), Decimals.DIVISION),
                                "1/" + to + "/" + from,
                                point)));
  }

  private Optional<PricePoint> quote(CurrencyCode base, CurrencyCode quote, LocalDate date) {
    return prices
        .find(base, quote, date)
        .filter(point -> point.number().signum() > 0)
        .filter(point -> !point.date().isBefore(date.minusDays(MAX_AGE_DAYS)));
  }

  private static HistoricRate rate(BigDecimal rate, String route, PricePoint point) {
    return new HistoricRate(rate, List.of(route), point.date(), SOURCE);
  }

  private static HistoricRate joined(HistoricRate first, HistoricRate next) {
    LocalDate older =
        Stream.of(first, next)
            .flatMap(leg -> Stream.ofNullable(leg.date()))
            .min(LocalDate::compareTo)
            .orElseThrow();
    return new HistoricRate(
        first.rate().multiply(next.rate(), Decimals.DIVISION),
        Stream.of(first, next).flatMap(leg -> leg.route().stream()).toList(),
        older,
        SOURCE);
  }
}
