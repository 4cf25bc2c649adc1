package io.dawsos.pack.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.RandomPacks;
import io.dawsos.pack.bundle.BundleVerdict.SignatureState;
import io.dawsos.pack.policy.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BundleVerifierTest {
  private static final PricingPack PACK =
      InlinePack.of(
          "PP_2025-10-24",
          "price AAPL USD 262.82",
          "price SHOP CAD 200.1 2025-10-23 ledger",
          "fx EUR USD 1.1612 2025-10-24 ecb");

  private @TempDir Path folder;

  private Path file() {
    return folder.resolve("x.zip");
  }

  private BundleVerdict verify(Map<BundleEntry, byte[]> files) throws IOException {
    return new BundleVerifier(null).verify(InlineBundle.write(file(), files));
  }

  private static Map<BundleEntry, byte[]> files() throws IOException {
    return BundleWriter.files(InlineBundle.of(PACK), null);
  }

  /** A bundle in which a file was changed, and the sums with it. */
  private static Map<BundleEntry, byte[]> forged(BundleEntry entry, String from, String to)
      throws IOException {
    Map<BundleEntry, byte[]> files = files();
    String text = new String(files.getOrDefault(entry, new byte[0]), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    files.put(entry, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    files.put(BundleEntry.SUMS, Sha256Sums.of(files));
    return files;
  }

  private void assertProblem(Map<BundleEntry, byte[]> files, String... texts) throws IOException {
    BundleVerdict verdict = verify(files);

    assertThat(verdict.isIntact()).isFalse();
    assertThat(verdict.problems())
        .extracting(BundleProblem::toString)
        .anySatisfy(problem -> assertThat(problem).contains(texts));
  }

  @Test
  void aBundleIsReadAsItWasWritten() throws IOException {
    for (PricingPack pack :
        List.of(PACK, RandomPacks.of(1, InlineBundle.POLICY), RandomPacks.ofFormatOne(1))) {
      PackBundle bundle = InlineBundle.of(pack);

      BundleVerdict verdict = verify(BundleWriter.files(bundle, null));

      PackBundle read = verdict.intact("x.zip");
      assertThat(read.manifest()).isEqualTo(bundle.manifest());
      assertThat(read.report()).isEqualTo(bundle.report());
      assertThat(read.policy()).isEqualTo(bundle.policy());
      assertThat(CanonicalPack.sha256(read.pack())).isEqualTo(CanonicalPack.sha256(pack));
      assertThat(verdict.signature()).isEqualTo(SignatureState.UNSIGNED);
    }
  }

  @Test
  void theSamePackGivesTheSameBytes() throws IOException {
    PackBundle bundle = InlineBundle.of(PACK);
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    ByteArrayOutputStream other = new ByteArrayOutputStream();

    BundleWriter.write(bundle, InlineBundle.KEYS.getPrivate(), one);
    BundleWriter.write(InlineBundle.of(PACK), InlineBundle.KEYS.getPrivate(), other);

    assertThat(one.toByteArray()).isEqualTo(other.toByteArray());
  }

  @Test
  void theFilesStandInTheirOrderAndSayNoTime() throws IOException {
    InlineBundle.write(file(), files());

    try (ZipFile zip = new ZipFile(file().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("manifest.json", "pack.csv", "quality.json", "policy.csv", "SHA256SUMS");
      assertThat(zip.stream().map(entry -> entry.getTimeLocal().toString()))
          .containsOnly("1980-01-01T00:00");
    }
  }

  @Test
  void theManifestSaysWhatIsInThePack() {
    assertThat(
            new String(
                ManifestJson.write(InlineBundle.of(PACK).manifest()), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "format" : 1,
              "pack" : "PP_2025-10-24",
              "as_of" : "2025-10-24",
              "policy" : "WM4PM_CAD",
              "policy_sha256" : "@policy",
              "sha256" : "@pack",
              "status" : "fresh",
              "sealed_at" : "2025-10-24T22:15:00.123456Z",
              "superseded_by" : null,
              "restatement" : null,
              "counts" : {
                "prices" : 2,
                "rates" : 1,
                "splits" : 0,
                "overrides" : 0,
                "carried" : 1,
                "needed" : 3
              },
              "missing" : [ "GBP" ],
              "sources" : {
                "csv" : "2025-10-24",
                "ecb" : "2025-10-24",
                "ledger" : "2025-10-23"
              },
              "producer" : "dawsos test"
            }
            """
                .replace("@policy", InlinePack.SHA256)
                .replace("@pack", CanonicalPack.sha256(PACK)));
  }

  @ParameterizedTest
  @CsvSource({
    "PACK, 'price,AAPL,USD,262.82,', 'price,AAPL,USD,262.820,', pack.csv line 3: , canonical number",
    "PACK, 'fx,EUR,USD,1.1612,2025-10-24,ecb', 'zx,EUR', pack.csv line 2: , 'is no fx,'",
    "PACK, 262.82, 262.83, manifest.json: sha256 is, 'pack.csv says'",
    "MANIFEST, '\"prices\" : 2', '\"prices\" : 3', manifest.json: counts is, pack.csv says",
    "MANIFEST, '\"ecb\"', '\"eco\"', manifest.json: sources is, pack.csv says",
    "MANIFEST, '\"as_of\" : \"2025-10-24\"', '\"as_of\" : \"2025-10-25\"', manifest.json: as_of is, pack.csv says",
    "MANIFEST, '\"pack\" : \"PP_2025-10-24\"', '\"pack\" : \"PP_2025-10-24_r1\"', manifest.json: pack is, pack.csv says",
    "MANIFEST, '\"format\" : 1', '\"format\" : 2', manifest.json: , a bundle of format 2 is not known",
    "MANIFEST, '\"status\" : \"fresh\"', '\"status\" : null', manifest.json: , is not a manifest",
    "MANIFEST, '\"status\" : \"fresh\",', '', manifest.json: , is not a manifest",
    "MANIFEST, '\"missing\" : [ \"GBP\" ]', '\"missing\" : [ null ]', manifest.json: , is not a manifest",
    "MANIFEST, '\"missing\" : [ \"GBP\" ]', '\"missing\" : [ \"g\" ]', manifest.json: , is not a manifest",
    "MANIFEST, '\"needed\" : 3', '\"needed\" : 0', manifest.json: , more is missing than was needed",
    "MANIFEST, '\"producer\"', '\"x\" : 1, \"producer\"', manifest.json: , is not a manifest",
    "MANIFEST, '{', '[', manifest.json: , is not a manifest",
    "QUALITY, '\"check\":\"outlier\",', '', quality.json: , lacks",
    "QUALITY, '\"severity\":\"warning\"', '\"severity\":\"error\"', manifest.json: , quality.json",
    "QUALITY, moved, '\\u0000', quality.json: , NUL",
    "QUALITY, '{', '}', quality.json: , not a quality report",
    "POLICY, a policy, another policy, policy.csv: has sha256, but pack.csv names"
  })
  void whatDoesNotAgreeIsNamedEvenWithTheRightSums(
      BundleEntry entry, String from, String to, String place, String message) throws IOException {
    assertProblem(forged(entry, from, to), place, message);
  }

  @ParameterizedTest
  @EnumSource(
      value = BundleEntry.class,
      names = {"SIGNATURE"},
      mode = EnumSource.Mode.EXCLUDE)
  void aMissingFileIsNamed(BundleEntry entry) throws IOException {
    Map<BundleEntry, byte[]> files = files();
    files.remove(entry);

    assertProblem(files, entry.file() + ": is missing");
  }

  @Test
  void aPackOfFormatOneHasNoPolicy() throws IOException {
    Map<BundleEntry, byte[]> files =
        BundleWriter.files(InlineBundle.of(RandomPacks.ofFormatOne(1)), null);
    assertThat(files).doesNotContainKey(BundleEntry.POLICY);
    files.put(BundleEntry.POLICY, "a policy".getBytes(StandardCharsets.UTF_8));
    files.put(BundleEntry.SUMS, Sha256Sums.of(files));

    assertProblem(files, "policy.csv: is there, but pack.csv names no policy hash");
  }

  @ParameterizedTest
  @CsvSource({
    "'  pack.csv', '  packs.csv', SHA256SUMS line 2",
    "'  pack.csv', ' *pack.csv', SHA256SUMS line 2",
    "'  pack.csv\n', '  pack.csv\n\n', SHA256SUMS line 3",
    "'  policy.csv\n', '  policy.csv', SHA256SUMS: is not as sha256sum writes it"
  })
  void otherSumsAreNamed(String from, String to, String message) throws IOException {
    Map<BundleEntry, byte[]> files = files();
    String sums = new String(Sha256Sums.of(files), StandardCharsets.US_ASCII);
    files.put(BundleEntry.SUMS, sums.replace(from, to).getBytes(StandardCharsets.US_ASCII));

    assertProblem(files, message);
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, ../../etc/passwd: is no file of a bundle",
    "/pack.csv, /pack.csv: is no file of a bundle",
    "notes.txt, notes.txt: is no file of a bundle",
    "pack.csw, pack.csv: is there twice",
    "'a\u001b[2Jb', a?[2Jb: is no file of a bundle"
  })
  void aFileThatDoesNotBelongIsNamed(String name, String message) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
      for (Map.Entry<BundleEntry, byte[]> each : files().entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey().file()));
        zip.write(each.getValue());
      }
      zip.putNextEntry(new ZipEntry(name));
    }
    String bytes = Files.readString(file(), StandardCharsets.ISO_8859_1);
    Files.writeString(file(), bytes.replace("pack.csw", "pack.csv"), StandardCharsets.ISO_8859_1);

    BundleVerdict verdict = new BundleVerifier(null).verify(file());

    assertThat(verdict.problems()).extracting(BundleProblem::toString).contains(message);
  }

  @Test
  void tooManyFilesAreRefusedUnread() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
      for (int i = 0; i < 1000; i++) {
        zip.putNextEntry(new ZipEntry("file" + i));
      }
    }

    assertThat(new BundleVerifier(null).verify(file()).problems())
        .extracting(BundleProblem::toString)
        .containsExactly("the zip file has 1000 entries");
  }

  @ParameterizedTest
  @EnumSource(
      value = BundleEntry.class,
      names = {"PACK"},
      mode = EnumSource.Mode.EXCLUDE)
  void aFileThatUnpacksToMoreThanItsLimitIsRefused(BundleEntry entry) throws IOException {
    Map<BundleEntry, byte[]> files = files();
    files.put(entry, new byte[entry.limit() + 1]);

    assertProblem(files, entry.file() + ": is larger than " + entry.limit() + " bytes");
  }

  @Test
  void aFileThatIsNoZipFileIsRefused() throws IOException {
    Files.writeString(file(), "date,symbol,close\n");

    assertThat(new BundleVerifier(null).verify(file()).problems())
        .extracting(BundleProblem::toString)
        .singleElement()
        .asString()
        .startsWith("the file is not a whole zip file: ");
  }

  @Test
  void aSignatureIsCheckedWithThePublicKey() throws Exception {
    Path file =
        InlineBundle.write(
            file(), BundleWriter.files(InlineBundle.of(PACK), InlineBundle.KEYS.getPrivate()));
    BundleVerifier others =
        new BundleVerifier(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());

    assertThat(new BundleVerifier(null).verify(file).signature())
        .isEqualTo(SignatureState.NOT_CHECKED);
    assertThat(new BundleVerifier(InlineBundle.KEYS.getPublic()).verify(file))
        .matches(BundleVerdict::isIntact)
        .extracting(BundleVerdict::signature)
        .isEqualTo(SignatureState.VALID);
    assertThat(others.verify(file).problems())
        .extracting(BundleProblem::toString)
        .containsExactly("SHA256SUMS.sig: is no signature of SHA256SUMS by the public key");
  }

  @Test
  void anUnsignedBundleIsRefusedWhereAKeyIsGiven() throws IOException {
    InlineBundle.write(file(), files());

    assertThat(new BundleVerifier(InlineBundle.KEYS.getPublic()).verify(file()).problems())
        .extracting(BundleProblem::toString)
        .containsExactly("SHA256SUMS.sig: is missing: the bundle is unsigned");
  }

  @Test
  void aPackInErrorIsABundleToo() throws IOException {
    BundleVerdict verdict =
        verify(
            BundleWriter.files(
                InlineBundle.of(PACK, PackStatus.ERROR, InlineBundle.report(Severity.ERROR)),
                null));

    assertThat(verdict.intact("x.zip").isWrong()).isTrue();
  }
}
