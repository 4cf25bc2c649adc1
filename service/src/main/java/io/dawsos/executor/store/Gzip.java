package io.dawsos.executor.store;

import io.dawsos.digest.HashedBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How results are compressed. */
final class Gzip {
  private Gzip() {}

  static byte[] compress(HashedBytes bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(1024 + bytes.length() / 8);
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      bytes.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  /** The bytes, whatever hash they were kept under; empty where it is not gzip any more. */
  static HashedBytes expand(byte[] compressed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return HashedBytes.of(in.readAllBytes());
    } catch (IOException e) {
      return HashedBytes.of(new byte[0]);
    }
  }
}
