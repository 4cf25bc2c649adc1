package io.dawsos.pack.bundle;

import java.util.Optional;
import java.util.stream.Stream;

/** The files of a bundle, in their order. */
public enum BundleEntry {
  /** What the pack is, how it stands, and who wrote the bundle. */
  MANIFEST("manifest.json", 1 << 20),
  /** The canonical content. */
  PACK("pack.csv", 128 << 20),
  /** The quality report. */
  QUALITY("quality.json", 16 << 20),
  /** The canonical text of the policy; packs of format 1 have none. */
  POLICY("policy.csv", 1 << 20),
  /** The SHA-256 of those above, as {@code sha256sum} writes and checks them. */
  SUMS("SHA256SUMS", 4096),
  /** The Ed25519 signature of the sums, 64 bytes; only of signed bundles. */
  SIGNATURE("SHA256SUMS.sig", 64);

  private final String file;
  private final int limit;

  BundleEntry(String file, int limit) {
    this.file = file;
    this.limit = limit;
  }

  /** The name of the file. */
  public String file() {
    return file;
  }

  /** Most bytes that it may have. */
  public int limit() {
    return limit;
  }

  /** Whether the sums name it. */
  boolean isSummed() {
    return compareTo(SUMS) < 0;
  }

  /** Whether every bundle has it. */
  boolean isNeeded() {
    return this != POLICY && this != SIGNATURE;
  }

  static Optional<BundleEntry> ofFile(String name) {
    return Stream.of(values()).filter(entry -> entry.file.equals(name)).findFirst();
  }
}
