package io.dawsos.job.cli.pack;

import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.Output;
import io.dawsos.pack.bundle.BundleProblem;
import io.dawsos.pack.bundle.BundleVerdict;
import io.dawsos.pack.bundle.BundleVerdict.SignatureState;
import io.dawsos.pack.bundle.BundleVerifier;
import io.dawsos.pack.bundle.PackBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a bundle, as commands show it.
 *
 * @param id the pack in it; null where the bundle could not be read
 * @param sha256 the hash of that pack
 */
record BundleCheck(
    String file,
    boolean intact,
    @Nullable String id,
    @Nullable String sha256,
    SignatureState signature,
    List<BundleProblem> problems) {

  /** Whether an argument means a bundle, not the id of a stored pack. */
  static boolean isBundle(String argument) {
    return argument.endsWith(".zip") || Files.isRegularFile(Path.of(argument));
  }

  static List<BundleCheck> all(List<String> files, @Nullable PublicKey key) {
    BundleVerifier verifier = new BundleVerifier(key);
    List<Path> paths = files.stream().map(CommandArguments::bundle).toList();
    return paths.stream().map(path -> of(path.toString(), verifier.verify(path))).toList();
  }

  private static BundleCheck of(String file, BundleVerdict verdict) {
    PackBundle bundle = verdict.bundle();
    return new BundleCheck(
        file,
        verdict.isIntact(),
        bundle == null ? null : bundle.pack().id().toString(),
        bundle == null ? null : bundle.manifest().sha256(),
        verdict.signature(),
        verdict.problems());
  }

  void print(Output output) {
    if (intact) {
      output.line("%s is intact: %s, sha256 %s, %s".formatted(file, id, sha256, said(signature)));
    } else {
      output.line("%s is DAMAGED:".formatted(file));
      problems.forEach(problem -> output.line("  " + problem));
    }
  }

  static String said(SignatureState signature) {
    return switch (signature) {
      case UNSIGNED -> "unsigned";
      case NOT_CHECKED -> "signed, not checked";
      case VALID -> "signed by the public key";
      case INVALID -> "signed wrongly";
    };
  }
}
