package io.dawsos.pack.bundle;

import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.build.PackDraft.Seen;
import io.dawsos.pack.quality.QualityReport;
import org.jspecify.annotations.Nullable;

/**
 * A pack with all that a bundle says of it.
 *
 * @param policy canonical text of the policy; null for packs of format 1
 */
public record PackBundle(
    BundleManifest manifest, PricingPack pack, QualityReport report, @Nullable String policy) {

  /** The pack as a store takes it. */
  public PackDraft toDraft() {
    return new PackDraft(
        pack,
        manifest.sha256(),
        manifest.counts().needed(),
        manifest.missing(),
        manifest.counts().carried(),
        Seen.NOTHING);
  }

  /** Whether the pack was found wrong where the bundle was written. */
  public boolean isWrong() {
    return manifest.status() == PackStatus.ERROR || report.hasErrors();
  }
}
