package io.dawsos.access.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 or IPv6 addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}; one address
 * alone is a block of its own. IPv4 addresses written as IPv6 ones ({@code ::ffff:10.0.0.1}) count
 * as IPv4.
 */
public final class CidrBlock {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
  private static final Pattern FORM =
      Pattern.compile(
          "((?:%1$s\\.){3}%1$s|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?".formatted(OCTET));

  private final byte[] network;
  private final int bits;

  private CidrBlock(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads a block.
   *
   * @throws IllegalArgumentException where the text is none, or has bits set beyond its prefix
   */
  public static CidrBlock parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw none(text);
    }
    byte[] address = literal(form.group(1), text);
    int most = address.length * Byte.SIZE;
    int prefix = form.group(2) == null ? most : Integer.parseInt(form.group(2));
    // ::ffff:10.0.0.0/104 is written in the bits of IPv6, though Java reads it as IPv4.
    int given = form.group(2) != null && isMapped(form.group(1), address) ? prefix - 96 : prefix;
    if (given < 0 || given > most) {
      throw none(text);
    }
    CidrBlock block = new CidrBlock(address, given);
    if (!Arrays.equals(block.masked(address), address)) {
      throw new IllegalArgumentException("\"%s\" has bits set beyond its prefix".formatted(text));
    }
    return block;
  }

  private static boolean isMapped(String literal, byte[] address) {
    return address.length == 4 && literal.indexOf(':') >= 0;
  }

  private static byte[] literal(String literal, String text) {
    try {
      // No name: the form lets literals through only, so nothing is looked up.
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw none(text);
    }
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException(
        "\"%s\" is no block of addresses such as 10.0.0.0/8 or fd00::/8".formatted(text));
  }

  /** Whether the address is in the block. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == network.length && Arrays.equals(masked(bytes), network);
  }

  private byte[] masked(byte[] address) {
    byte[] masked = new byte[address.length];
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
      masked[i] = (byte) (address[i] & (0xFF << (Byte.SIZE - kept)));
    }
    return masked;
  }
}
