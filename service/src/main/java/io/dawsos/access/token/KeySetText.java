package io.dawsos.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import java.text.ParseException;

/** The text of a JSON Web Key Set. */
final class KeySetText {
  /** The largest text, in bytes. */
  static final int MAX_BYTES = 256 << 10;

  private KeySetText() {}

  /**
   * Reads the public keys of a set. A set without a key that could verify a token is none: it is
   * more likely a mishap than the wish that everybody be refused.
   */
  static JWKSet parse(String text, String origin) throws JWKSetUnavailableException {
    if (text.length() > MAX_BYTES) {
      throw new JWKSetUnavailableException(
          "%s has more than %d bytes".formatted(origin, MAX_BYTES));
    }
    JWKSet keys;
    try {
      keys = JWKSet.parse(text).toPublicJWKSet();
    } catch (ParseException | IllegalArgumentException e) {
      throw new JWKSetUnavailableException(origin + " holds no JSON Web Key Set", e);
    }
    if (keys.getKeys().stream().noneMatch(TokenSignature::isUsable)) {
      throw new JWKSetUnavailableException(
          origin + " holds no key of RSA from 2048 bits on, P-256 or Ed25519");
    }
    return keys;
  }
}
