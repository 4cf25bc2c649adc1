package io.dawsos.access.proxy;

import java.net.InetAddress;
import java.util.List;

/** The peers that may say in {@code X-User-ID} for which user they ask; none by default. */
public record TrustedProxies(List<CidrBlock> blocks) {
  /** Nobody. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  /** The machine itself: {@code 127.0.0.0/8} and {@code ::1}. */
  public static final TrustedProxies LOOPBACK = parse(List.of("127.0.0.0/8", "::1"));

  /** Copies the list. */
  public TrustedProxies {
    blocks = List.copyOf(blocks);
  }

  /** Reads blocks; throws {@link IllegalArgumentException} for a text that is none. */
  public static TrustedProxies parse(List<String> blocks) {
    return new TrustedProxies(blocks.stream().map(CidrBlock::parse).toList());
  }

  /** Whether the peer of a TCP connection is trusted. */
  public boolean trust(InetAddress peer) {
    return blocks.stream().anyMatch(block -> block.contains(peer));
  }
}
