package io.dawsos.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HashedBytesTest {
  private static final byte[] TEXT =
      "zwölf Boxkämpfer ".repeat(5_000).getBytes(StandardCharsets.UTF_8);

  static Stream<HashedBytes> bytes() {
    HashedBytes bytes = HashedBytes.of(TEXT);
    return Stream.of(
        bytes,
        bytes.offHeap(),
        bytes.offHeap().offHeap(),
        HashedBytes.of(
            (new String(TEXT, StandardCharsets.UTF_8) + "more").getBytes(StandardCharsets.UTF_8),
            TEXT.length));
  }

  @ParameterizedTest
  @MethodSource("bytes")
  void areTheSameWhereverTheyLie(HashedBytes bytes) throws IOException {
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    bytes.writeTo(twice);
    bytes.writeTo(twice);

    assertThat(twice.toByteArray()).startsWith(TEXT).endsWith(TEXT).hasSize(2 * TEXT.length);
    assertThat(bytes.toArray()).isEqualTo(TEXT);
    assertThat(bytes.length()).isEqualTo(TEXT.length);
    assertThat(bytes.buffer()).isEqualTo(ByteBuffer.wrap(TEXT));
    assertThat(bytes.text()).isEqualTo(new String(TEXT, StandardCharsets.UTF_8));
    assertThat(bytes.sha256()).isEqualTo(Sha256.hex(TEXT));
    assertThat(bytes).isEqualTo(HashedBytes.of(TEXT)).hasSameHashCodeAs(HashedBytes.of(TEXT));
    assertThat(bytes).isNotEqualTo(HashedBytes.of(new byte[TEXT.length]));
  }

  @ParameterizedTest
  @MethodSource("bytes")
  void nobodyChangesThem(HashedBytes bytes) {
    ByteBuffer buffer = bytes.buffer();
    buffer.position(1);

    assertThatThrownBy(() -> buffer.put(0, (byte) 0)).isInstanceOf(ReadOnlyBufferException.class);
    assertThat(bytes.length()).isEqualTo(TEXT.length);
  }
}
