package io.dawsos.pack.bundle;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 (RFC 8032) with keys in PEM files as OpenSSL makes them. Messages quote no key. */
public final class Ed25519 {
  private static final String NAME = "Ed25519";
  private static final int MAX_FILE = 1 << 16;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final String HOW_PRIVATE =
      "`openssl genpkey -algorithm ed25519 -out key.pem` makes one";
  private static final String HOW_PUBLIC =
      "`openssl pkey -in key.pem -pubout -out pub.pem` writes it";

  private Ed25519() {}

  /** Reads a private key, PKCS#8 in PEM; throws ARGUMENT_INVALID for anything else. */
  public static PrivateKey privateKey(Path file) {
    byte[] der = pem(file, "PRIVATE KEY", HOW_PRIVATE);
    try {
      return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw invalid(file + " is not an Ed25519 private key", HOW_PRIVATE);
    }
  }

  /** Reads a public key, X.509 in PEM; throws ARGUMENT_INVALID for anything else. */
  public static PublicKey publicKey(Path file) {
    byte[] der = pem(file, "PUBLIC KEY", HOW_PUBLIC);
    try {
      return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw invalid(file + " is not an Ed25519 public key", HOW_PUBLIC);
    }
  }

  private static byte[] pem(Path file, String label, String advice) {
    Matcher pem = PEM.matcher(text(file));
    if (!pem.find()) {
      throw invalid("%s holds no %s in PEM".formatted(file, label), advice);
    }
    if (!pem.group(1).equals(label)) {
      throw invalid(
          "%s holds a %s in PEM, where a %s is needed".formatted(file, pem.group(1), label),
          advice);
    }
    try {
      return Base64.getMimeDecoder().decode(pem.group(2));
    } catch (IllegalArgumentException e) {
      throw invalid("%s holds a %s that is not Base64".formatted(file, label), advice);
    }
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_FILE), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw invalid("there is no key file %s that can be read".formatted(file), "check its name");
    }
  }

  private static DawsosException invalid(String message, String advice) {
    return new DawsosException(ErrorCode.ARGUMENT_INVALID, message, advice);
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key that does not sign", e);
    }
  }

  static boolean isSignature(PublicKey key, byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (SignatureException e) {
      return false;
    } catch (InvalidKeyException e) {
      throw invalid("the public key is not one of Ed25519", HOW_PUBLIC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }
}
