package io.dawsos.provider.eurofxref;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The ZIP files {@code eurofxref.zip} and {@code eurofxref-hist.zip}, each with one CSV in it. */
final class RatesZip {
  /** The longest file that is taken out of one, 64 MiB; the whole history has 2. */
  static final int MAX_BYTES = 64 << 20;

  private RatesZip() {}

  /**
   * The bytes of the only file in it, whole and checked against their checksum.
   *
   * @throws MalformedFileException where it is none, holds another number of files, or one of more
   *     than {@link #MAX_BYTES}
   */
  static byte[] only(byte[] bytes) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      ZipEntry first = zip.getNextEntry();
      if (first == null || first.isDirectory()) {
        throw malformed("not a ZIP with one file", null);
      }
      byte[] content = zip.readNBytes(MAX_BYTES);
      if (zip.read() >= 0) {
        throw malformed("a ZIP with a file of more than %d bytes".formatted(MAX_BYTES), null);
      }
      if (zip.getNextEntry() != null) {
        throw malformed("a ZIP with more than one file", null);
      }
      return content;
    } catch (MalformedFileException e) {
      throw e;
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw malformed("a damaged ZIP", e);
    }
  }

  /** Whether these are the first bytes of a ZIP. */
  static boolean isZip(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  private static MalformedFileException malformed(String reason, @Nullable Throwable cause) {
    return new MalformedFileException(1, reason, cause);
  }
}
