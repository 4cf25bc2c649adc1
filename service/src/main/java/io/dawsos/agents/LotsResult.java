package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.lots.HistoricRate;
import io.dawsos.portfolio.lots.Lot;
import io.dawsos.portfolio.lots.LotGain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open lots of a portfolio with what they gained so far, money rounded to the currency's
 * digits. A figure that cannot be computed is null, and {@code missing} says why.
 *
 * @param currency the currency of cost, values and gains
 * @param asofDate lots are those at the end of this date
 * @param cost of all lots, each at the rate of its acquisition
 * @param marketValue of all lots
 * @param unrealized value less cost
 * @param unrealizedPrice the part that prices made, at the rate of the pack
 * @param unrealizedFx the part that rates made, on the cost
 * @param missing why one of these is null; null where none is
 * @param positions by account, then commodity
 */
public record LotsResult(
    String currency,
    LocalDate asofDate,
    @Nullable BigDecimal cost,
    @Nullable BigDecimal marketValue,
    @Nullable BigDecimal unrealized,
    @Nullable BigDecimal unrealizedPrice,
    @Nullable BigDecimal unrealizedFx,
    @Nullable String missing,
    List<Position> positions) {

  /** All lots of one commodity in one account. */
  public record Position(
      String account,
      String commodity,
      BigDecimal units,
      @Nullable BigDecimal cost,
      @Nullable BigDecimal marketValue,
      @Nullable BigDecimal unrealized,
      @Nullable BigDecimal unrealizedPrice,
      @Nullable BigDecimal unrealizedFx,
      @Nullable String missing,
      List<LotLine> lots) {}

  /**
   * One lot.
   *
   * @param acquired the day of acquisition
   * @param unitCost in {@code costCurrency}
   * @param entryRate rate of the day of acquisition; null without one, and where the lot was made
   *     of lots with several
   * @param entryDate the day of the quote
   * @param entrySource {@code trade}, {@code ledger} or {@code pack}
   * @param entryRoute the pairs used
   */
  public record LotLine(
      LocalDate acquired,
      BigDecimal units,
      BigDecimal unitCost,
      String costCurrency,
      @Nullable BigDecimal entryRate,
      @Nullable LocalDate entryDate,
      @Nullable String entrySource,
      @Nullable List<String> entryRoute,
      @Nullable BigDecimal cost,
      @Nullable BigDecimal marketValue,
      @Nullable BigDecimal unrealized,
      @Nullable BigDecimal unrealizedPrice,
      @Nullable BigDecimal unrealizedFx,
      @Nullable String missing) {
    static LotLine of(LotGain gain, CurrencyCode currency) {
      Lot lot = gain.lot();
      HistoricRate entry = lot.entry();
      return new LotLine(
          lot.acquired(),
          Plain.units(lot.units()),
          Plain.units(lot.unitCost()),
          lot.cost().currency().code(),
          entry == null ? null : Plain.rate(entry.rate()),
          entry == null ? null : entry.date(),
          entry == null ? null : entry.source(),
          entry == null ? null : entry.route(),
          gain.cost().rounded(currency),
          gain.value().rounded(currency),
          gain.total().rounded(currency),
          gain.priceGain().rounded(currency),
          gain.fxGain().rounded(currency),
          gain.total().missing());
    }
  }

  static LotsResult of(CurrencyCode currency, LocalDate asOf, List<List<LotGain>> positions) {
    Sums all = Sums.of(positions.stream().flatMap(List::stream).toList());
    return new LotsResult(
        currency.code(),
        asOf,
        all.cost.rounded(currency),
        all.value.rounded(currency),
        all.total().rounded(currency),
        all.price.rounded(currency),
        all.fx.rounded(currency),
        all.total().missing(),
        positions.stream().map(gains -> position(gains, currency)).toList());
  }

  private static Position position(List<LotGain> gains, CurrencyCode currency) {
    Sums sums = Sums.of(gains);
    Lot first = gains.get(0).lot();
    return new Position(
        first.account(),
        first.commodity().code(),
        Plain.units(
            gains.stream()
                .map(gain -> gain.lot().units())
                .reduce(BigDecimal.ZERO, BigDecimal::add)),
        sums.cost.rounded(currency),
        sums.value.rounded(currency),
        sums.total().rounded(currency),
        sums.price.rounded(currency),
        sums.fx.rounded(currency),
        sums.total().missing(),
        gains.stream().map(gain -> LotLine.of(gain, currency)).toList());
  }

  private record Sums(Figure cost, Figure value, Figure price, Figure fx) {
    static Sums of(List<LotGain> gains) {
      return new Sums(
          gains.stream().map(LotGain::cost).collect(Figure.sum()),
          gains.stream().map(LotGain::value).collect(Figure.sum()),
          gains.stream().map(LotGain::priceGain).collect(Figure.sum()),
          gains.stream().map(LotGain::fxGain).collect(Figure.sum()));
    }

    Figure total() {
      return value.minus(cost);
    }
  }
}
