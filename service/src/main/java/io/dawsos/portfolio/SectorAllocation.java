package io.dawsos.portfolio;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Groups valued positions by sector. */
public final class SectorAllocation {
  private static final Comparator<Slice> LARGEST_FIRST =
      Comparator.comparing(Slice::value).reversed().thenComparing(Slice::sector);

  private SectorAllocation() {}

  /**
   * The positions of one sector.
   *
   * @param sector its name
   * @param value sum of the values, exact
   * @param positions number of positions, 1 or more
   */
  public record Slice(String sector, BigDecimal value, int positions) {
    private Slice plus(Slice other) {
      return new Slice(sector, value.add(other.value), positions + other.positions);
    }
  }

  /**
   * Returns the sectors, the largest value first. Positions without a value are left out; the
   * values add up to {@link ValuedPortfolio#total}.
   *
   * @param sectorOf names the sector of a commodity
   */
  public static List<Slice> of(ValuedPortfolio portfolio, Function<CurrencyCode, String> sectorOf) {
    Map<String, Slice> slices = new HashMap<>();
    for (ValuedPosition position : portfolio.positions()) {
      BigDecimal value = position.value();
      if (value != null) {
        String sector = sectorOf.apply(position.commodity());
        slices.merge(sector, new Slice(sector, value, 1), Slice::plus);
      }
    }
    return slices.values().stream().sorted(LARGEST_FIRST).toList();
  }
}
