package io.dawsos.pack.bundle;

import io.dawsos.digest.Sha256;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.CanonicalPackReader;
import io.dawsos.pack.CanonicalPackReader.MalformedPackException;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.ReportJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the files of a bundle, and checks that they speak of one pack. */
final class BundleContent {
  private final Map<BundleEntry, byte[]> files;
  private final List<BundleProblem> problems;

  BundleContent(Map<BundleEntry, byte[]> files, List<BundleProblem> problems) {
    this.files = files;
    this.problems = problems;
  }

  /** The bundle; null where a file cannot be read. Whatever is wrong is among the problems. */
  @Nullable PackBundle read() {
    PricingPack pack = pack();
    BundleManifest manifest = manifest();
    QualityReport report = report();
    String policy = text(BundleEntry.POLICY);
    if (pack != null) {
      checkPolicy(pack.rules().policySha256());
    }
    if (pack == null || manifest == null || report == null) {
      return null;
    }
    String sha256 = CanonicalPack.sha256(pack);
    ManifestJson.differences(manifest, manifest.agreeingWith(pack, sha256))
        .forEach(difference -> wrong(BundleEntry.MANIFEST, difference));
    if (report.hasErrors() && manifest.status() != PackStatus.ERROR) {
      wrong(BundleEntry.MANIFEST, "says no error, but quality.json has one");
    }
    return new PackBundle(manifest, pack, report, policy);
  }

  private @Nullable PricingPack pack() {
    byte[] bytes = files.get(BundleEntry.PACK);
    if (bytes == null) {
      return null;
    }
    try {
      PricingPack pack = CanonicalPackReader.read(bytes);
      if (!CanonicalPack.sha256(pack).equals(Sha256.hex(bytes))) {
        wrong(BundleEntry.PACK, "is not canonical");
      }
      return pack;
    } catch (MalformedPackException e) {
      problems.add(
          new BundleProblem(BundleEntry.PACK.file(), e.line(), String.valueOf(e.getMessage())));
      return null;
    }
  }

  private @Nullable BundleManifest manifest() {
    byte[] json = files.get(BundleEntry.MANIFEST);
    try {
      return json == null ? null : ManifestJson.read(json);
    } catch (IllegalArgumentException e) {
      wrong(BundleEntry.MANIFEST, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable QualityReport report() {
    String json = text(BundleEntry.QUALITY);
    try {
      QualityReport report = json == null ? null : ReportJson.read(json);
      if (report != null && !report.checks().stream().allMatch(BundleContent::isWhole)) {
        throw new IllegalArgumentException("lacks a check's name, severity or sentence");
      }
      return report;
    } catch (IllegalArgumentException e) {
      wrong(BundleEntry.QUALITY, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** JSON leaves out what the types promise. */
  private static boolean isWhole(CheckResult result) {
    return Stream.concat(
            Stream.of(result.check(), result.severity()),
            result.worst().stream().flatMap(each -> Stream.of(each.subject(), each.message())))
        .allMatch(Objects::nonNull);
  }

  private void checkPolicy(@Nullable String expected) {
    byte[] policy = files.get(BundleEntry.POLICY);
    if (expected == null && policy != null) {
      wrong(BundleEntry.POLICY, "is there, but pack.csv names no policy hash");
    } else if (expected != null && policy == null) {
      wrong(BundleEntry.POLICY, "is missing");
    } else if (expected != null && policy != null && !Sha256.hex(policy).equals(expected)) {
      wrong(
          BundleEntry.POLICY,
          "has sha256 %s, but pack.csv names %s".formatted(Sha256.hex(policy), expected));
    }
  }

  /** A file as text that a database can hold. */
  private @Nullable String text(BundleEntry entry) {
    byte[] bytes = files.get(entry);
    if (bytes == null) {
      return null;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0 || text.contains("\\u0000")) {
        wrong(entry, "holds a NUL character");
        return null;
      }
      return text;
    } catch (CharacterCodingException e) {
      wrong(entry, "is not UTF-8");
      return null;
    }
  }

  private void wrong(BundleEntry entry, String message) {
    problems.add(BundleProblem.of(entry, message));
  }
}
