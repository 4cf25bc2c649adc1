package io.dawsos.portfolio;

import io.dawsos.ledger.LedgerSnapshot;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Groups valued positions by what the ledger says of their commodities. */
public final class Allocation {
  private static final Comparator<Slice> LARGEST_FIRST =
      Comparator.comparing(Slice::value).reversed().thenComparing(Slice::name);

  private Allocation() {}

  /** By what positions are grouped. */
  public enum Dimension {
    /** The {@code sector} of the commodity's metadata. */
    SECTOR,
    /** The {@code asset-class} of the metadata. */
    ASSET_CLASS,
    /** The currency of the price, or the cash itself. */
    CURRENCY,
    /** The {@code country} of the metadata. */
    COUNTRY;

    /** Names the group of a position. */
    private String group(ValuedPosition position, Classification classification) {
      return switch (this) {
        case SECTOR -> classification.sector(position.commodity());
        case ASSET_CLASS -> classification.assetClass(position.commodity());
        case COUNTRY -> classification.country(position.commodity());
        case CURRENCY ->
            position.localValue() == null
                ? Classification.UNKNOWN
                : position.localValue().currency().code();
      };
    }
  }

  /**
   * The positions of one group.
   *
   * @param name its name
   * @param value sum of the values, exact
   * @param positions number of positions, 1 or more
   */
  public record Slice(String name, BigDecimal value, int positions) {
    private Slice plus(Slice other) {
      return new Slice(name, value.add(other.value), positions + other.positions);
    }
  }

  /**
   * Returns the groups, the largest value first. Positions without a value are left out; the values
   * add up to {@link ValuedPortfolio#total}.
   */
  public static List<Slice> by(
      Dimension dimension, ValuedPortfolio portfolio, LedgerSnapshot ledger) {
    Classification classification = new Classification(ledger);
    return of(portfolio, position -> dimension.group(position, classification));
  }

  static List<Slice> of(ValuedPortfolio portfolio, Function<ValuedPosition, String> groupOf) {
    Map<String, Slice> slices = new HashMap<>();
    for (ValuedPosition position : portfolio.positions()) {
      BigDecimal value = position.value();
      if (value != null) {
        String group = groupOf.apply(position);
        slices.merge(group, new Slice(group, value, 1), Slice::plus);
      }
    }
    return slices.values().stream().sorted(LARGEST_FIRST).toList();
  }
}
