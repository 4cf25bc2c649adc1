package io.dawsos.provider.symbol;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The unit of a quote: a currency, or the hundredth of one in which some exchanges quote. Case
 * matters: {@code GBp} is a penny, {@code GBP} a pound. Immutable.
 *
 * @param currency the currency
 * @param hundredths whether quotes are in hundredths of it
 */
public record Unit(CurrencyCode currency, boolean hundredths) {
  private static final Map<String, String> MINOR =
      Map.of("GBX", "GBP", "GBp", "GBP", "ILA", "ILS", "ILa", "ILS", "ZAC", "ZAR", "ZAc", "ZAR");

  /**
   * Reads a currency of ISO 4217, or one of GBX, GBp, ILA, ILa, ZAC and ZAc.
   *
   * @throws IllegalArgumentException naming another text
   */
  public static Unit of(String text) {
    String major = MINOR.get(text);
    if (major != null) {
      return new Unit(CurrencyCode.of(major), true);
    }
    if (CurrencyCode.isValid(text) && CurrencyCode.of(text).isIso4217()) {
      return new Unit(CurrencyCode.of(text), false);
    }
    throw new IllegalArgumentException(
        "\"%s\" is no currency of ISO 4217 and no minor unit (GBX, ILA, ZAC)".formatted(text));
  }

  /** The price in the currency, exact. */
  public BigDecimal toCurrency(BigDecimal price) {
    return hundredths ? price.movePointLeft(2) : price;
  }
}
