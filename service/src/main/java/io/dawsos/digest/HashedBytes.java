package io.dawsos.digest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that never change, and their SHA-256. Equal where the bytes are. */
public final class HashedBytes {
  private final ByteBuffer bytes;
  private final String sha256;

  private HashedBytes(ByteBuffer bytes, String sha256) {
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /** A copy of the bytes with their hash. */
  public static HashedBytes of(byte[] bytes) {
    return of(bytes, bytes.length);
  }

  /** A copy of the first {@code length} bytes with their hash. */
  public static HashedBytes of(byte[] bytes, int length) {
    byte[] copy = Arrays.copyOf(bytes, length);
    return new HashedBytes(ByteBuffer.wrap(copy), Sha256.hex(copy));
  }

  /**
   * The same bytes outside of the heap, from where the system can send them as they are; these,
   * where the JVM has no more room there.
   */
  public HashedBytes offHeap() {
    if (bytes.isDirect()) {
      return this;
    }
    try {
      ByteBuffer outside = ByteBuffer.allocateDirect(length()).put(bytes.duplicate()).flip();
      return new HashedBytes(outside, sha256);
    } catch (OutOfMemoryError e) {
      return this;
    }
  }

  /** Whether they lie outside of the heap. */
  public boolean isOffHeap() {
    return bytes.isDirect();
  }

  /** The SHA-256, 64 hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** How many bytes they are. */
  public int length() {
    return bytes.remaining();
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    byte[] copy = new byte[length()];
    bytes.get(0, copy);
    return copy;
  }

  /** The bytes themselves, read-only. */
  public ByteBuffer buffer() {
    return bytes.asReadOnlyBuffer();
  }

  /** Writes the bytes to the stream, which stays open. */
  public void writeTo(OutputStream out) throws IOException {
    if (bytes.hasArray()) {
      out.write(bytes.array(), bytes.arrayOffset(), length());
    } else {
      Channels.newChannel(out).write(bytes.duplicate());
    }
  }

  /** The text that the bytes are in UTF-8. */
  public String text() {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HashedBytes that && bytes.equals(that.bytes);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return "%d bytes, sha256 %s".formatted(length(), sha256);
  }
}
