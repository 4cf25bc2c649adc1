package io.dawsos.portfolio.risk;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.Classification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What positions would be worth at once after shocks of factors, without any effect of selling:
 * value × (1 + each shock of its price) × (1 + each shock of its currency).
 */
public final class StressTest {
  private StressTest() {}

  /** What a shock moves. */
  public enum Factor {
    /** Every price. */
    ALL,
    /** The prices of an asset class. */
    ASSET_CLASS,
    /** The prices of a sector. */
    SECTOR,
    /** The prices of a country. */
    COUNTRY,
    /** The price of a commodity. */
    COMMODITY,
    /** A currency against the base currency. */
    CURRENCY
  }

  /**
   * A shock.
   *
   * @param of which asset class, sector, …; empty for {@link Factor#ALL}
   * @param change -0.2 for a fall by a fifth; above -1
   */
  public record Shock(Factor factor, String of, BigDecimal change) {}

  /**
   * A position after the shocks.
   *
   * @param change of its value in the base currency, exact to 34 digits
   */
  public record Effect(CurrencyCode commodity, BigDecimal before, BigDecimal change) {}

  /** The effects of shocks on positions. */
  public static List<Effect> of(
      List<Exposure> exposures,
      List<Shock> shocks,
      Classification classification,
      CurrencyCode base) {
    List<Effect> effects = new ArrayList<>();
    for (Exposure exposure : exposures) {
      BigDecimal factor = BigDecimal.ONE;
      for (Shock shock : shocks) {
        if (hits(shock, exposure, classification, base)) {
          factor = factor.multiply(shock.change().add(BigDecimal.ONE), Decimals.DIVISION);
        }
      }
      effects.add(
          new Effect(
              exposure.commodity(),
              exposure.value(),
              exposure.value().multiply(factor.subtract(BigDecimal.ONE), Decimals.DIVISION)));
    }
    return List.copyOf(effects);
  }

  private static boolean hits(
      Shock shock, Exposure exposure, Classification classification, CurrencyCode base) {
    CurrencyCode commodity = exposure.commodity();
    if (shock.factor() == Factor.CURRENCY) {
      return exposure.currency().code().equals(shock.of()) && !exposure.currency().equals(base);
    }
    boolean isCash = commodity.equals(exposure.currency());
    return !isCash
        && switch (shock.factor()) {
          case ALL -> true;
          case ASSET_CLASS -> classification.assetClass(commodity).equals(shock.of());
          case SECTOR -> classification.sector(commodity).equals(shock.of());
          case COUNTRY -> classification.country(commodity).equals(shock.of());
          default -> commodity.code().equals(shock.of());
        };
  }
}
