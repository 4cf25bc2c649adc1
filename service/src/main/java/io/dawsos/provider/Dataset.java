package io.dawsos.provider;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of market data. */
public enum Dataset {
  /** Closing prices of securities. */
  PRICES,
  /** FX rates of currency pairs. */
  RATES,
  /** Splits and dividends. */
  ACTIONS,
  /** Macro-economic series. */
  SERIES,
  /** Name, currency, sector of a security. */
  PROFILES,
  /** Figures of annual statements. */
  FUNDAMENTALS;

  /** The lowercase name. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
