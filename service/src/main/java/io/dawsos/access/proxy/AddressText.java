package io.dawsos.access.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as texts, never names: nothing is looked up. */
public final class AddressText {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
  private static final Pattern FORM =
      Pattern.compile("(?:%1$s\\.){3}%1$s|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*".formatted(OCTET));

  private AddressText() {}

  /**
   * Reads an address; empty for any other text. An IPv4 address that is written as an IPv6 one is
   * an IPv4 address.
   */
  public static Optional<InetAddress> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
