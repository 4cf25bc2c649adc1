package io.dawsos.provider.polygon;

import java.util.regex.Pattern;

/** What may stand for a US stock in a path: letters and digits, joined by points and dashes. */
final class PolygonTicker {
  // Case matters: BRK.B is a share class, BACpE a preferred share.
  private static final Pattern STOCK =
      Pattern.compile("(?=.{1,32}$)[A-Za-z0-9]+([.-][A-Za-z0-9]+)*");

  private PolygonTicker() {}

  static boolean isStock(String symbol) {
    return STOCK.matcher(symbol).matches();
  }
}
