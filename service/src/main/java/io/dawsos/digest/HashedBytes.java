package io.dawsos.digest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that never change, and their SHA-256. Equal where the bytes are. */
public final class HashedBytes {
  private final byte[] bytes;
  private final String sha256;

  private HashedBytes(byte[] bytes) {
    this.bytes = bytes;
    this.sha256 = Sha256.hex(bytes);
  }

  /** A copy of the bytes with their hash. */
  public static HashedBytes of(byte[] bytes) {
    return new HashedBytes(bytes.clone());
  }

  /** A copy of the first {@code length} bytes with their hash. */
  public static HashedBytes of(byte[] bytes, int length) {
    return new HashedBytes(Arrays.copyOf(bytes, length));
  }

  /** The SHA-256, 64 hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** How many bytes they are. */
  public int length() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** Writes the bytes to the stream, which stays open. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  /** The text that the bytes are in UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HashedBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return "%d bytes, sha256 %s".formatted(bytes.length, sha256);
  }
}
