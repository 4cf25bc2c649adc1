package io.dawsos.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {
  /** The examples of FIPS 180-4. */
  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
        + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  })
  void answersAsTheStandardDoes(String text, String hash) {
    assertThat(Sha256.hex(text)).isEqualTo(hash);
    assertThat(Sha256.hex(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(hash);
    assertThat(Sha256.hex(out -> out.write(text.getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(hash);
  }

  @Test
  void contentMayComeInPieces() {
    byte[] thousand = "a".repeat(1000).getBytes(StandardCharsets.US_ASCII);

    assertThat(
            Sha256.hex(
                out -> {
                  for (int i = 0; i < 1000; i++) {
                    out.write(thousand);
                  }
                }))
        .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }

  @Test
  void textIsHashedInUtf8() {
    assertThat(Sha256.hex("café")).isEqualTo(Sha256.hex("café".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void contentThatCannotBeWrittenFails() {
    assertThatThrownBy(
            () ->
                Sha256.hex(
                    out -> {
                      throw new IOException("gone");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("gone");
  }
}
