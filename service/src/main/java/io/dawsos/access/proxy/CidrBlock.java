package io.dawsos.access.proxy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 or IPv6 addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}; one address
 * alone is a block of its own. IPv4 addresses written as IPv6 ones ({@code ::ffff:10.0.0.1}) count
 * as IPv4.
 */
public final class CidrBlock {
  private static final Pattern FORM = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

  /** The bits of IPv6 before an IPv4 address that is written as an IPv6 one. */
  private static final int MAPPED_BITS = 96;

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
    byte[] address = AddressText.parse(form.group(1)).orElseThrow(() -> none(text)).getAddress();
    int most = address.length * Byte.SIZE;
    int prefix = most;
    if (form.group(2) != null) {
      boolean mapped = address.length == 4 && form.group(1).indexOf(':') >= 0;
      prefix = Integer.parseInt(form.group(2)) - (mapped ? MAPPED_BITS : 0);
    }
    if (prefix < 0 || prefix > most) {
      throw none(text);
    }
    CidrBlock block = new CidrBlock(address, prefix);
    if (!Arrays.equals(block.masked(address), address)) {
      throw new IllegalArgumentException("\"%s\" has bits set beyond its prefix".formatted(text));
    }
    return block;
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
