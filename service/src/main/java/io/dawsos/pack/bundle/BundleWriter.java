package io.dawsos.pack.bundle;

import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.store.ReportJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes bundles: the same bytes for the same pack, manifest and key. */
public final class BundleWriter {
  /** The first time that a zip file can name, so that no bundle says when it was written. */
  private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 1, 1, 0, 0);

  private BundleWriter() {}

  /** Writes a zip file; signed where there is a key. Does not close the stream. */
  public static void write(PackBundle bundle, @Nullable PrivateKey key, OutputStream out)
      throws IOException {
    writeFiles(files(bundle, key), out);
  }

  /** The files of a bundle, in their order. */
  static Map<BundleEntry, byte[]> files(PackBundle bundle, @Nullable PrivateKey key)
      throws IOException {
    Map<BundleEntry, byte[]> files = new EnumMap<>(BundleEntry.class);
    files.put(BundleEntry.MANIFEST, ManifestJson.write(bundle.manifest()));
    ByteArrayOutputStream canonical = new ByteArrayOutputStream();
    CanonicalPack.write(bundle.pack(), canonical);
    files.put(BundleEntry.PACK, canonical.toByteArray());
    files.put(BundleEntry.QUALITY, utf8(ReportJson.write(bundle.report()) + "\n"));
    if (bundle.policy() != null) {
      files.put(BundleEntry.POLICY, utf8(bundle.policy()));
    }
    byte[] sums = Sha256Sums.of(files);
    files.put(BundleEntry.SUMS, sums);
    if (key != null) {
      files.put(BundleEntry.SIGNATURE, Ed25519.sign(key, sums));
    }
    return files;
  }

  static void writeFiles(Map<BundleEntry, byte[]> files, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<BundleEntry, byte[]> file : files.entrySet()) {
      ZipEntry entry = new ZipEntry(file.getKey().file());
      entry.setTimeLocal(WRITTEN);
      zip.putNextEntry(entry);
      zip.write(file.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
