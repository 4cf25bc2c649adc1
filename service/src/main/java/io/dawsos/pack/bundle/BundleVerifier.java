package io.dawsos.pack.bundle;

import io.dawsos.pack.bundle.BundleVerdict.SignatureState;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks bundles, whatever file is given for one. Never throws for what is in the file. */
public final class BundleVerifier {
  private final @Nullable PublicKey key;

  /**
   * A verifier of bundles.
   *
   * @param key with which every bundle must be signed; null where signatures are not checked
   */
  public BundleVerifier(@Nullable PublicKey key) {
    this.key = key;
  }

  /** Reads and checks a file. */
  public BundleVerdict verify(Path file) {
    BundleArchive archive = BundleArchive.read(file);
    Map<BundleEntry, byte[]> files = archive.files();
    List<BundleProblem> problems = new ArrayList<>(archive.problems());
    byte[] sums = files.get(BundleEntry.SUMS);
    if (sums != null) {
      problems.addAll(Sha256Sums.check(sums, files));
    }
    SignatureState signature = signature(sums, files.get(BundleEntry.SIGNATURE));
    if (signature == SignatureState.INVALID) {
      problems.add(
          BundleProblem.of(
              BundleEntry.SIGNATURE, "is no signature of SHA256SUMS by the public key"));
    } else if (signature == SignatureState.UNSIGNED && key != null && !files.isEmpty()) {
      problems.add(BundleProblem.of(BundleEntry.SIGNATURE, "is missing: the bundle is unsigned"));
    }
    PackBundle bundle = new BundleContent(files, problems).read();
    return new BundleVerdict(bundle, signature, problems);
  }

  private SignatureState signature(byte @Nullable [] sums, byte @Nullable [] signature) {
    if (signature == null) {
      return SignatureState.UNSIGNED;
    }
    if (key == null) {
      return SignatureState.NOT_CHECKED;
    }
    return sums != null && Ed25519.isSignature(key, sums, signature)
        ? SignatureState.VALID
        : SignatureState.INVALID;
  }
}
