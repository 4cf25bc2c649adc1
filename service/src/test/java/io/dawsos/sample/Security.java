package io.dawsos.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An invented security.
 *
 * @param drift expected return per year, as a fraction
 * @param volatility standard deviation of the yearly return, as a fraction
 * @param dividend per unit and payment before any split, in {@code currency}; zero when it pays
 *     none
 */
record Security(
    String symbol,
    String name,
    String assetClass,
    String sector,
    String country,
    String currency,
    BigDecimal firstClose,
    double drift,
    double volatility,
    BigDecimal dividend) {

  /** The security that is split two for one. */
  static final String SPLIT_SYMBOL = "HELIOSX";

  /** The first date on which {@link #SPLIT_SYMBOL} is quoted after its split. */
  static final LocalDate SPLIT_DATE = LocalDate.of(2025, 3, 17);

  private static final String STOCK = "equity";
  private static final String EQUITY_FUND = "equity-fund";
  private static final String BOND_FUND = "bond-fund";

  static final List<Security> ALL =
      List.of(
          stock("NORTHRV", "Northrover Rail Corp.", "industrials", "CA", "CAD", "48.20")
              .moving(0.09, 0.22, "0.32"),
          fund("MAPLEX", "Maplexia Canada Equity Fund", EQUITY_FUND, "diversified", "CA", "CAD")
              .startingAt("21.4350")
              .moving(0.07, 0.14, "0.1150"),
          fund("TUNDRABD", "Tundrana Provincial Bond Fund", BOND_FUND, "government", "CA", "CAD")
              .startingAt("10.1820")
              .moving(0.03, 0.05, "0.0830"),
          stock("HELIOSX", "Heliosine Solar Inc.", "utilities", "US", "USD", "142.60")
              .moving(0.22, 0.34, "0.40"),
          stock("QUANTORA", "Quantorama Software Inc.", "technology", "US", "USD", "88.75")
              .moving(0.15, 0.30, "0"),
          stock("BRYCEWD", "Brycewold Stores Inc.", "consumer", "US", "USD", "34.10")
              .moving(-0.08, 0.28, "0.21"),
          fund("PRAIRBND", "Prairlight Treasury Fund", BOND_FUND, "government", "US", "USD")
              .startingAt("25.0640")
              .moving(0.035, 0.06, "0.2260"),
          stock("RHEINTEK", "Rheintekka Werke AG", "industrials", "DE", "EUR", "63.40")
              .moving(0.06, 0.24, "0.85"),
          stock("ALPENGLO", "Alpenglora Energie SE", "energy", "AT", "EUR", "27.85")
              .moving(0.08, 0.26, "0.48"),
          fund("EUROVALE", "Eurovalia Equity Fund", EQUITY_FUND, "diversified", "LU", "EUR")
              .startingAt("112.5500")
              .moving(0.08, 0.15, "0"));

  static Security of(String symbol) {
    return ALL.stream()
        .filter(security -> security.symbol.equals(symbol))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such security: " + symbol));
  }

  /** Funds are quoted to 4 decimals and held in thousandths, shares to 2 decimals and whole. */
  boolean isFund() {
    return !assetClass.equals(STOCK);
  }

  int priceScale() {
    return isFund() ? 4 : 2;
  }

  int unitScale() {
    return isFund() ? 3 : 0;
  }

  /** Whether the raw quote of a date is one after the split. */
  boolean isSplitOn(LocalDate date) {
    return symbol.equals(SPLIT_SYMBOL) && !date.isBefore(SPLIT_DATE);
  }

  private static Security stock(
      String symbol, String name, String sector, String country, String currency, String close) {
    return fund(symbol, name, STOCK, sector, country, currency).startingAt(close);
  }

  private static Security fund(
      String symbol,
      String name,
      String assetClass,
      String sector,
      String country,
      String currency) {
    return new Security(
        symbol, name, assetClass, sector, country, currency, BigDecimal.ONE, 0, 0, BigDecimal.ZERO);
  }

  private Security startingAt(String close) {
    return new Security(
        symbol,
        name,
        assetClass,
        sector,
        country,
        currency,
        new BigDecimal(close),
        drift,
        volatility,
        dividend);
  }

  private Security moving(double newDrift, double newVolatility, String newDividend) {
    return new Security(
        symbol,
        name,
        assetClass,
        sector,
        country,
        currency,
        firstClose,
        newDrift,
        newVolatility,
        new BigDecimal(newDividend));
  }
}
