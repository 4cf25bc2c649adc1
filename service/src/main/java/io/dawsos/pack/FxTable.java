package io.dawsos.pack;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The FX rates of one date with the crosses that follow from them: the pair itself, its inverse, or
 * both legs through the policy's triangulation currency. Immutable and thread-safe; a look-up is
 * O(1).
 */
public final class FxTable {
  private final Map<Pair, FxRate> rates;
  private final CurrencyCode pivot;

  /**
   * A table over the rates.
   *
   * @param rates at most one for each pair, in either direction
   * @param pivot the currency through which pairs without a rate of their own are crossed
   */
  public FxTable(Collection<FxRate> rates, CurrencyCode pivot) {
    Map<Pair, FxRate> byPair = new HashMap<>();
    for (FxRate rate : rates) {
      byPair.put(new Pair(rate.base(), rate.quote()), rate);
    }
    this.rates = Map.copyOf(byPair);
    this.pivot = pivot;
  }

  /** Finds how one unit of {@code from} converts to {@code to}; empty where no route exists. */
  public Optional<FxRoute> route(CurrencyCode from, CurrencyCode to) {
    if (from.equals(to)) {
      return Optional.of(new FxRoute(BigDecimal.ONE, List.of(), null));
    }
    Optional<FxRoute> direct = leg(from, to);
    if (direct.isPresent()) {
      return direct;
    }
    return leg(from, pivot).flatMap(first -> leg(pivot, to).map(first::then));
  }

  private Optional<FxRoute> leg(CurrencyCode from, CurrencyCode to) {
    FxRate direct = rates.get(new Pair(from, to));
    if (direct != null) {
      return Optional.of(new FxRoute(direct.rate(), List.of(name(direct)), direct.date()));
    }
    FxRate inverse = rates.get(new Pair(to, from));
    return inverse == null
        ? Optional.empty()
        : Optional.of(
            new FxRoute(
                BigDecimal.ONE.divide(inverse.rate(), Decimals.DIVISION),
                List.of("1/" + name(inverse)),
                inverse.date()));
  }

  private static String name(FxRate rate) {
    return rate.base() + "/" + rate.quote();
  }

  private record Pair(CurrencyCode base, CurrencyCode quote) {}

  /**
   * How one currency converts to another.
   *
   * @param rate units of the target per one unit of the origin, 34 significant digits
   * @param legs the stored pairs used, in order, an inverted one as {@code 1/EUR/USD}; empty for a
   *     currency against itself
   * @param date the older date of the legs; null for a currency against itself
   */
  public record FxRoute(BigDecimal rate, List<String> legs, @Nullable LocalDate date) {
    /** Copies the legs. */
    public FxRoute {
      legs = List.copyOf(legs);
    }

    private FxRoute then(FxRoute next) {
      List<String> both = new ArrayList<>(legs);
      both.addAll(next.legs);
      LocalDate older =
          date == null || (next.date != null && next.date.isBefore(date)) ? next.date : date;
      return new FxRoute(rate.multiply(next.rate, Decimals.DIVISION), both, older);
    }
  }
}
