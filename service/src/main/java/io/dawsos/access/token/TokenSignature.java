package io.dawsos.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/** Signatures of tokens. The kind of the key decides how one is checked, never the token alone. */
final class TokenSignature {
  private static final Set<JWSAlgorithm> ALLOWED =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
  private static final int MIN_RSA_BITS = 2_048;
  private static final int ED25519_BYTES = 32;

  /** What RFC 8410 puts before the 32 bytes of an Ed25519 key. */
  private static final byte[] ED25519_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

  private TokenSignature() {}

  /** Whether a token with this header may be looked at; extensions that must be understood none. */
  static boolean isAllowed(JWSHeader header) {
    return ALLOWED.contains(header.getAlgorithm())
        && header.getCriticalParams() == null
        && header.isBase64URLEncodePayload();
  }

  /** Whether the key can verify at all: RSA from 2048 bits on, the curves P-256 and Ed25519. */
  static boolean isUsable(JWK key) {
    if (key instanceof RSAKey rsa) {
      return rsa.size() >= MIN_RSA_BITS;
    }
    if (key instanceof ECKey elliptic) {
      return Curve.P_256.equals(elliptic.getCurve());
    }
    return key instanceof OctetKeyPair edwards
        && Curve.Ed25519.equals(edwards.getCurve())
        && edwards.getDecodedX().length == ED25519_BYTES;
  }

  /** Whether the token was signed by the key, which is usable and of the token's algorithm. */
  static boolean isBy(JWK key, SignedJWT token) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return token.verify(new RSASSAVerifier(rsa.toRSAPublicKey()));
    }
    if (key instanceof ECKey elliptic) {
      return token.verify(new ECDSAVerifier(elliptic.toECPublicKey()));
    }
    return key instanceof OctetKeyPair edwards && isByEd25519(edwards, token);
  }

  /** By the JDK: the library would need another one for it. */
  private static boolean isByEd25519(OctetKeyPair key, SignedJWT token) {
    byte[] x = key.getDecodedX();
    byte[] encoded = new byte[ED25519_HEADER.length + x.length];
    System.arraycopy(ED25519_HEADER, 0, encoded, 0, ED25519_HEADER.length);
    System.arraycopy(x, 0, encoded, ED25519_HEADER.length, x.length);
    try {
      PublicKey publicKey =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(publicKey);
      signature.update(token.getSigningInput());
      return signature.verify(token.getSignature().decode());
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("an Ed25519 key that is no point of the curve", e);
    }
  }
}
