package io.dawsos.pack.store;

import io.dawsos.pack.Restatement;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.quality.QualityReport;
import org.jspecify.annotations.Nullable;

/**
 * A pack that was sealed elsewhere.
 *
 * @param policy the canonical text of the policy; null for packs of format 1
 * @param wrong whether it was found wrong there, so that it is never released
 * @param restatement why it corrects an earlier pack; null for the first of its date
 */
public record AdoptedPack(
    PackDraft draft,
    QualityReport report,
    @Nullable String policy,
    boolean wrong,
    @Nullable Restatement restatement) {}
