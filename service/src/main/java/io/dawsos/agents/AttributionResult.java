package io.dawsos.agents;

import io.dawsos.portfolio.attribution.BrinsonFachler;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a portfolio returned something else than its benchmark, by sector. The effects add up to the
 * difference of the returns.
 *
 * @param currency the currency of the returns
 * @param benchmark the name of the other portfolio
 * @param from the date at whose end the days begin; null where there are none
 * @param to the date at whose end they end; null where there are none
 * @param method how it is computed
 * @param portfolioReturn time-weighted, over the days that both have; null where there is none
 * @param benchmarkReturn the same of the benchmark
 * @param reason why there is nothing; null where there is
 * @param sectors by name
 * @param warnings what a reader must know
 */
public record AttributionResult(
    String currency,
    String benchmark,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    String method,
    @Nullable BigDecimal portfolioReturn,
    @Nullable BigDecimal benchmarkReturn,
    @Nullable String reason,
    List<SectorLine> sectors,
    List<String> warnings) {
  static final String METHOD =
      "daily allocation (w − W)(B − b), selection W(r − B) and interaction (w − W)(r − B) by sector;"
          + " Brinson and Fachler 1985; linked after Carino 1999";

  /** The effects of a sector; weights are means over the days. */
  public record SectorLine(
      String sector,
      BigDecimal portfolioWeight,
      BigDecimal benchmarkWeight,
      BigDecimal allocation,
      BigDecimal selection,
      BigDecimal interaction,
      BigDecimal total) {
    static SectorLine of(BrinsonFachler.Sector of) {
      return new SectorLine(
          of.name(),
          Rounded.of(of.portfolioWeight()),
          Rounded.of(of.benchmarkWeight()),
          Rounded.of(of.allocation()),
          Rounded.of(of.selection()),
          Rounded.of(of.interaction()),
          Rounded.of(of.allocation() + of.selection() + of.interaction()));
    }
  }
}
