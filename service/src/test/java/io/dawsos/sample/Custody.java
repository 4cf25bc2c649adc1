package io.dawsos.sample;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The custody accounts of the family: one cash account, and one account per security held. */
enum Custody {
  CANADA("Brokerage:CA", "CAD", "STRICT", "6.95", "NORTHRV", "MAPLEX", "TUNDRABD"),
  AMERICA("Brokerage:US", "USD", "FIFO", "4.95", "HELIOSX", "QUANTORA", "BRYCEWD"),
  EUROPE("Brokerage:EU", "EUR", "STRICT", "5.90", "RHEINTEK", "ALPENGLO"),
  RETIREMENT("Retirement", "USD", "FIFO", "1.00", "HELIOSX", "PRAIRBND", "QUANTORA"),
  CHILDREN("Children", "EUR", "STRICT", "1.50", "EUROVALE", "ALPENGLO");

  private final String root;
  private final String currency;
  private final String booking;
  private final BigDecimal commission;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, hence immutable.
  private final List<String> symbols;

  Custody(String name, String currency, String booking, String commission, String... symbols) {
    this.root = "Assets:Morgan:" + name;
    this.currency = currency;
    this.booking = booking;
    this.commission = new BigDecimal(commission);
    this.symbols = List.of(symbols);
  }

  static Stream<String> cashAccounts() {
    return Arrays.stream(values()).map(Custody::cash);
  }

  String currency() {
    return currency;
  }

  String booking() {
    return booking;
  }

  /** The booking picks the lots, so that a sale does not name them. */
  boolean picksLots() {
    return booking.equals("FIFO");
  }

  BigDecimal commission(Security security) {
    return security.isFund() ? BigDecimal.ZERO.setScale(2) : commission;
  }

  List<String> symbols() {
    return symbols;
  }

  String cash() {
    return root + ":Cash";
  }

  String holding(String symbol) {
    return root + ":" + symbol;
  }

  /** The share of a dividend that is withheld at source. */
  BigDecimal withholding() {
    return new BigDecimal(
        switch (this) {
          case CANADA, RETIREMENT -> "0";
          case AMERICA -> "0.15";
          case EUROPE, CHILDREN -> "0.25";
        });
  }
}
