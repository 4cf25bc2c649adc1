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
    SECTOR("sector"),
    /** The {@code asset-class} of the metadata. */
    ASSET_CLASS("asset-class"),
    /** The currency of the price, or the cash itself. */
    CURRENCY("currency"),
    /** The {@code country} of the metadata. */
    COUNTRY("country");

    private static final String CASH = "Cash";
    private static final String UNKNOWN = "Unclassified";

    private final String key;

    Dimension(String key) {
      this.key = key;
    }

    /**
     * Names the group of a position: what the metadata says, else {@code Cash} for currencies and
     * {@code Unclassified} for the rest.
     */
    String group(ValuedPosition position, LedgerSnapshot ledger) {
      if (this == CURRENCY) {
        return position.localValue() == null ? UNKNOWN : position.localValue().currency().code();
      }
      return ledger
          .commodity(position.commodity())
          .flatMap(declared -> declared.metadata().text(key))
          .orElse(position.commodity().isIso4217() ? CASH : UNKNOWN);
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
    return of(portfolio, position -> dimension.group(position, ledger));
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
