package io.dawsos.pack.bundle;

import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.policy.Severity;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.Finding;
import io.dawsos.pack.quality.QualityReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Bundles that tests write in place. */
final class InlineBundle {
  static final String POLICY = "a policy";
  static final KeyPair KEYS = keys();

  private InlineBundle() {}

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A pack sealed and released at a fixed time, with a finding. */
  static PackBundle of(PricingPack pack) {
    return of(pack, PackStatus.FRESH, report(Severity.WARNING));
  }

  static PackBundle of(PricingPack pack, PackStatus status, QualityReport report) {
    PackHeader header =
        new PackHeader(
            pack.id(),
            pack.rules().policy(),
            pack.rules().policySha256(),
            CanonicalPack.sha256(pack),
            status,
            pack.prices().size(),
            pack.rates().size(),
            3,
            List.of("GBP"),
            0,
            Instant.parse("2025-10-24T22:15:00.123456Z"),
            Instant.parse("2025-10-24T22:16:00Z"),
            null,
            null);
    return new PackBundle(
        BundleManifest.of(header, pack, "dawsos test"),
        pack,
        report,
        pack.rules().policySha256() == null ? null : POLICY);
  }

  static QualityReport report(Severity severity) {
    return new QualityReport(
        List.of(
            new CheckResult(
                "outlier",
                severity,
                1,
                List.of(
                    new Finding(
                        "AAPL",
                        "moved 30.10 %",
                        new BigDecimal("0.3010"),
                        new BigDecimal("0.25"))))));
  }

  static byte[] zip(Map<BundleEntry, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BundleWriter.writeFiles(files, bytes);
    return bytes.toByteArray();
  }

  static Path write(Path file, Map<BundleEntry, byte[]> files) throws IOException {
    return Files.write(file, zip(files));
  }
}
