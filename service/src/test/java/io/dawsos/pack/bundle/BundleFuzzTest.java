package io.dawsos.pack.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.RandomPacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a bundle is found, and nothing but {@code BUNDLE_INVALID} comes of it. */
class BundleFuzzTest {
  private static final PricingPack TINY =
      InlinePack.of("PP_2025-10-24", "price AAPL USD 262.82", "fx EUR USD 1.1612");

  private @TempDir Path folder;

  private BundleVerdict verify(byte[] zip, @Nullable PublicKey key) throws IOException {
    return new BundleVerifier(key).verify(Files.write(folder.resolve("x.zip"), zip));
  }

  private void assertFlipIsNamed(
      Map<BundleEntry, byte[]> files, BundleEntry entry, int at, int bits, @Nullable PublicKey key)
      throws IOException {
    Map<BundleEntry, byte[]> changed = new EnumMap<>(files);
    byte[] content = content(files, entry).clone();
    content[at] ^= (byte) bits;
    changed.put(entry, content);

    BundleVerdict verdict = verify(InlineBundle.zip(changed), key);

    assertThat(verdict.problems())
        .as("%s byte %d xor %d", entry.file(), at, bits)
        .anyMatch(problem -> problem.toString().contains(entry.file()));
    assertRefused(verdict);
  }

  private static byte[] content(Map<BundleEntry, byte[]> files, BundleEntry entry) {
    return files.getOrDefault(entry, new byte[0]);
  }

  private static void assertRefused(BundleVerdict verdict) {
    DawsosException refused =
        catchThrowableOfType(DawsosException.class, () -> verdict.intact("x.zip"));
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.BUNDLE_INVALID);
  }

  @Test
  void everyByteOfATinyUnsignedBundleCounts() throws IOException {
    Random random = new Random(1);
    Map<BundleEntry, byte[]> files = BundleWriter.files(InlineBundle.of(TINY), null);
    assertThat(verify(InlineBundle.zip(files), null).isIntact()).isTrue();
    for (BundleEntry entry : files.keySet()) {
      for (int at = 0; at < content(files, entry).length; at++) {
        assertFlipIsNamed(files, entry, at, 1 << random.nextInt(8), null);
      }
    }
  }

  @Test
  void everyByteOfASignatureCounts() throws IOException {
    Random random = new Random(2);
    PublicKey key = InlineBundle.KEYS.getPublic();
    Map<BundleEntry, byte[]> files =
        BundleWriter.files(InlineBundle.of(TINY), InlineBundle.KEYS.getPrivate());
    assertThat(verify(InlineBundle.zip(files), key).isIntact()).isTrue();
    for (BundleEntry entry : List.of(BundleEntry.SUMS, BundleEntry.SIGNATURE)) {
      for (int at = 0; at < content(files, entry).length; at++) {
        assertFlipIsNamed(files, entry, at, 1 << random.nextInt(8), key);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void bytesOfOtherBundlesCountToo(long seed) throws IOException {
    Random random = new Random(seed);
    Map<BundleEntry, byte[]> files =
        BundleWriter.files(
            InlineBundle.of(RandomPacks.of(seed, InlineBundle.POLICY)),
            InlineBundle.KEYS.getPrivate());
    for (BundleEntry entry : files.keySet()) {
      for (int i = 0; i < 50; i++) {
        int at = random.nextInt(content(files, entry).length);
        assertFlipIsNamed(files, entry, at, 1 + random.nextInt(255), InlineBundle.KEYS.getPublic());
      }
    }
  }

  @Test
  void aChangedByteOfTheZipFileIsFoundOrChangesNoContent() throws IOException {
    Random random = new Random(3);
    Map<BundleEntry, byte[]> files = BundleWriter.files(InlineBundle.of(TINY), null);
    byte[] zip = InlineBundle.zip(files);
    for (int at = 0; at < zip.length; at++) {
      byte[] changed = zip.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));

      BundleVerdict verdict = verify(changed, null);

      if (verdict.isIntact()) {
        assertThat(BundleWriter.files(verdict.intact("x.zip"), null)).containsAllEntriesOf(files);
      } else {
        assertRefused(verdict);
      }
    }
  }

  @Test
  void aTruncatedBundleIsRefusedWhereverItEnds() throws IOException {
    byte[] zip = InlineBundle.zip(BundleWriter.files(InlineBundle.of(TINY), null));
    for (int length = 0; length < zip.length; length++) {
      assertRefused(verify(Arrays.copyOf(zip, length), null));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void garbageIsRefused(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] zip = InlineBundle.zip(BundleWriter.files(InlineBundle.of(TINY), null));
    for (int i = 0; i < 30; i++) {
      byte[] garbage = new byte[random.nextInt(2000)];
      random.nextBytes(garbage);
      assertRefused(verify(garbage, null));
      // The same between the first bytes of a zip file and the directory at its end.
      byte[] framed = zip.clone();
      byte[] noise = new byte[30 + random.nextInt(zip.length - 600)];
      random.nextBytes(noise);
      System.arraycopy(noise, 0, framed, 30, noise.length);
      assertRefused(verify(framed, null));
      byte[] directory = zip.clone();
      for (int n = 0; n < 20; n++) {
        directory[directory.length - 1 - random.nextInt(450)] = (byte) random.nextInt(256);
      }
      BundleVerdict verdict = verify(directory, null);
      if (!verdict.isIntact()) {
        assertRefused(verdict);
      }
    }
  }
}
