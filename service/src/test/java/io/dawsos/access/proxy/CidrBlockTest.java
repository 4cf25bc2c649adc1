package io.dawsos.access.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {
  private static InetAddress address(String literal) throws Exception {
    return InetAddress.getByName(literal);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.0/8, 127.255.255.255, true",
    "127.0.0.0/8, 128.0.0.0, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "10.1.2.2/31, 10.1.2.3, true",
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, ::1, false",
    "::1, ::1, true",
    "::1, 127.0.0.1, false",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe00::1, false",
    "2001:db8::/33, 2001:db8:7fff::, true",
    "2001:db8::/33, 2001:db8:8000::, false",
    "::/0, 2001:db8::1, true",
    "127.0.0.0/8, ::ffff:127.0.0.1, true",
    "::ffff:127.0.0.0/104, 127.0.0.1, true",
    "::ffff:127.0.0.0/104, 128.0.0.1, false",
    "::ffff:10.0.0.1, 10.0.0.1, true",
    "::ffff:0:0/96, 203.0.113.7, true"
  })
  void holdsTheAddressesOfItsPrefix(String block, String literal, boolean inside) throws Exception {
    assertThat(CidrBlock.parse(block).contains(address(literal))).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.org/8",
        "10.0.0/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.1/8",
        "10.0.0.256",
        "1.2.3.4.5",
        "::1/129",
        "fd00::1/8",
        "::ffff:10.0.0.0/8",
        ":::",
        "fe80::1%eth0",
        "10.0.0.0/8 ",
        "*"
      })
  void refusesWhatIsNoBlock(String text) {
    assertThatThrownBy(() -> CidrBlock.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"");
  }

  /** Whole-number arithmetic says the same as the masks of bytes. */
  @ParameterizedTest
  @ValueSource(ints = {4, 16})
  void agreesWithArithmetic(int length) throws Exception {
    Random random = new Random(length);
    for (int i = 0; i < 2_000; i++) {
      int most = length * 8;
      int prefix = random.nextInt(most + 1);
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      BigInteger size = BigInteger.ONE.shiftLeft(most - prefix);
      BigInteger start = new BigInteger(1, bytes).divide(size).multiply(size);
      CidrBlock block = CidrBlock.parse(literal(start, length).getHostAddress() + "/" + prefix);
      BigInteger end = start.add(size).subtract(BigInteger.ONE);
      BigInteger last = BigInteger.ONE.shiftLeft(most).subtract(BigInteger.ONE);

      for (BigInteger near :
          List.of(
              start,
              end,
              start.subtract(BigInteger.ONE).max(BigInteger.ZERO),
              end.add(BigInteger.ONE).min(last),
              new BigInteger(most, random))) {
        assertThat(block.contains(literal(near, length)))
            .as("%s/%d has %s", start.toString(16), prefix, near.toString(16))
            .isEqualTo(near.compareTo(start) >= 0 && near.compareTo(end) <= 0);
      }
    }
  }

  private static InetAddress literal(BigInteger number, int length) throws Exception {
    byte[] bytes = new byte[length];
    byte[] digits = number.toByteArray();
    int copied = Math.min(length, digits.length);
    System.arraycopy(digits, digits.length - copied, bytes, length - copied, copied);
    return InetAddress.getByAddress(bytes);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, true", "127.8.0.1, true", "::1, true", "10.0.0.1, false", "::2, false"})
  void loopbackIsTheMachineItself(String literal, boolean loopback) throws Exception {
    assertThat(TrustedProxies.LOOPBACK.trust(address(literal))).isEqualTo(loopback);
    assertThat(TrustedProxies.NONE.trust(address(literal))).isFalse();
  }
}
