package io.dawsos.telemetry.privacy;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.dawsos.database.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Short names for ids: the first 8 hexadecimal digits of SHA-256, or of HMAC-SHA-256 with a key.
 * Only with a key can nobody who knows an id find what was told of it. Thread-safe.
 */
public final class Pseudonyms {
  private static final int BYTES = 4;
  private static final int REMEMBERED = 10_000;

  private final Secret key;
  private final LoadingCache<String, String> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build(this::hash);

  /**
   * Names by a key.
   *
   * @param key empty for plain SHA-256
   */
  public Pseudonyms(Secret key) {
    this.key = key;
  }

  /** The name of an id. */
  public String of(String id) {
    return known.get(id);
  }

  private String hash(String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(digest(text), 0, BYTES);
  }

  private byte[] digest(byte[] text) {
    try {
      if (key.reveal().isEmpty()) {
        return MessageDigest.getInstance("SHA-256").digest(text);
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has both
    }
  }
}
