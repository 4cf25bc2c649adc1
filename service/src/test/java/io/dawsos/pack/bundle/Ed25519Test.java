package io.dawsos.pack.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {
  private static final byte[] MESSAGE = "sums".getBytes(StandardCharsets.US_ASCII);

  private @TempDir Path folder;

  private Path pem(String label, Key key) throws IOException {
    return pem(
        label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()));
  }

  private Path pem(String label, String body) throws IOException {
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body));
  }

  private static void assertInvalid(ThrowingCallable reading, String message) {
    DawsosException invalid = catchThrowableOfType(DawsosException.class, reading);

    assertThat(invalid).isNotNull();
    assertThat(invalid.code()).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(invalid.message()).contains(message);
  }

  @Test
  void whatOneKeySignsTheOtherOfItsPairChecks() throws IOException {
    var secret = Ed25519.privateKey(pem("PRIVATE KEY", InlineBundle.KEYS.getPrivate()));
    var open = Ed25519.publicKey(pem("PUBLIC KEY", InlineBundle.KEYS.getPublic()));

    byte[] signature = Ed25519.sign(secret, MESSAGE);

    assertThat(signature).hasSize(64);
    assertThat(Ed25519.isSignature(open, MESSAGE, signature)).isTrue();
    assertThat(Ed25519.isSignature(open, new byte[0], signature)).isFalse();
    assertThat(Ed25519.isSignature(open, MESSAGE, new byte[3])).isFalse();
  }

  @Test
  void readsAKeyThatOpensslMade() throws IOException {
    // RFC 8410, section 10.3
    var key =
        Ed25519.privateKey(
            pem("PRIVATE KEY", "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC"));
    var open =
        Ed25519.publicKey(
            pem("PUBLIC KEY", "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="));

    assertThat(Ed25519.isSignature(open, MESSAGE, Ed25519.sign(key, MESSAGE))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed448", "X25519", "EC"})
  void keysOfOtherKindsAreRefused(String algorithm) throws IOException, NoSuchAlgorithmException {
    var pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

    Path secret = pem("PRIVATE KEY", pair.getPrivate());
    assertInvalid(() -> Ed25519.privateKey(secret), "is not an Ed25519 private key");
    Path open = pem("PUBLIC KEY", pair.getPublic());
    assertInvalid(() -> Ed25519.publicKey(open), "is not an Ed25519 public key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PUBLIC KEY", "ENCRYPTED PRIVATE KEY", "OPENSSH PRIVATE KEY", "CERTIFICATE"})
  void otherFilesAreNamedForWhatTheyAre(String label) throws IOException {
    Path file = pem(label, InlineBundle.KEYS.getPublic());

    assertInvalid(
        () -> Ed25519.privateKey(file),
        "holds a %s in PEM, where a PRIVATE KEY is needed".formatted(label));
  }

  @Test
  void garbageIsRefusedWithoutQuotingIt() throws IOException {
    Path file = pem("PRIVATE KEY", "c2VjcmV0");

    assertInvalid(() -> Ed25519.privateKey(file), "is not an Ed25519 private key");
    assertInvalid(
        () -> Ed25519.privateKey(Files.writeString(file, "secret")), "holds no PRIVATE KEY in PEM");
    assertInvalid(() -> Ed25519.privateKey(folder), "there is no key file");
    assertInvalid(() -> Ed25519.privateKey(folder.resolve("none.pem")), "there is no key file");
  }
}
