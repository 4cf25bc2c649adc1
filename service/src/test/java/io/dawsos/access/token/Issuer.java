package io.dawsos.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/** An identity provider with keys of every kind, each with the name of its algorithm as its id. */
public final class Issuer {
  public static final String NAME = "https://id.example.org/";
  public static final String AUDIENCE = "dawsos";

  private static final int X509_HEADER = 12;

  private final RSAKey rsa;
  private final ECKey elliptic;
  private final OctetKeyPair edwards;
  private final KeyPair edwardsPair;

  /** Makes the keys; their ids end in the suffix. */
  public Issuer(String suffix) {
    try {
      rsa = new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).keyID("RS256" + suffix).generate();
      elliptic = new ECKeyGenerator(Curve.P_256).keyID("ES256" + suffix).generate();
      edwardsPair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] encoded = edwardsPair.getPublic().getEncoded();
      edwards =
          new OctetKeyPair.Builder(
                  Curve.Ed25519,
                  Base64URL.encode(Arrays.copyOfRange(encoded, X509_HEADER, encoded.length)))
              .keyID("EdDSA" + suffix)
              .build();
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public RSAKey rsa() {
    return rsa;
  }

  public ECKey elliptic() {
    return elliptic;
  }

  /** The public keys as a JSON Web Key Set. */
  public String keySet() {
    return new JWKSet(List.<JWK>of(rsa, elliptic, edwards)).toString(true);
  }

  /** Claims that are accepted at the moment. */
  public static JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(AUDIENCE)
        .subject("alice")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  /** The header of a token by one of the keys. */
  public JWSHeader.Builder header(JWSAlgorithm algorithm) {
    String kid =
        algorithm.equals(JWSAlgorithm.RS256)
            ? rsa.getKeyID()
            : algorithm.equals(JWSAlgorithm.ES256) ? elliptic.getKeyID() : edwards.getKeyID();
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(kid);
  }

  /** Signs with the key of the algorithm. */
  public String sign(JWSAlgorithm algorithm, JWTClaimsSet claims) {
    return sign(header(algorithm).build(), claims);
  }

  /** Signs with the key of the header's algorithm. */
  public String sign(JWSHeader header, JWTClaimsSet claims) {
    try {
      if (header.getAlgorithm().equals(JWSAlgorithm.EdDSA)) {
        return byEdwards(header, claims);
      }
      return signBy(
          header.getAlgorithm().equals(JWSAlgorithm.ES256)
              ? new ECDSASigner(elliptic)
              : new RSASSASigner(rsa),
          header,
          claims);
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs in another way. */
  public static String signBy(JWSSigner signer, JWSHeader header, JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String byEdwards(JWSHeader header, JWTClaimsSet claims) throws GeneralSecurityException {
    SignedJWT token = new SignedJWT(header, claims);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(edwardsPair.getPrivate());
    signature.update(token.getSigningInput());
    return new String(token.getSigningInput(), java.nio.charset.StandardCharsets.US_ASCII)
        + "."
        + Base64URL.encode(signature.sign());
  }
}
