package io.dawsos.pack.store;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackRules;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PriceOverride;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.Split;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.PackStore.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores and seals packs within one transaction. */
final class PackSealing {
  private final Handle handle;
  private final PackDao dao;
  private final Instant now;

  PackSealing(Handle handle, Instant now) {
    this.handle = handle;
    this.dao = handle.attach(PackDao.class);
    this.now = now;
  }

  /** Seals the first pack of a date; the same content again changes nothing. */
  Sealed seal(PackDraft draft, QualityReport report, String policy) {
    PackId id = draft.pack().id();
    Optional<PackHeader> earlier = dao.find(id.toString());
    if (earlier.isEmpty()) {
      // Two builders of one date: the second waits here and then finds the pack of the first.
      dao.lock(id.asOf().toString());
      earlier = dao.find(id.toString());
    }
    return earlier.isPresent()
        ? unchanged(current(earlier.get()), draft, report)
        : store(draft, report, policy, null);
  }

  /** The pack that stands for the date of a pack now. */
  private PackHeader current(PackHeader header) {
    PackHeader each = header;
    while (each.supersededBy() != null) {
      each = dao.find(each.supersededBy().toString()).orElseThrow();
    }
    return each;
  }

  private Sealed unchanged(PackHeader stored, PackDraft draft, QualityReport report) {
    if (!stored.sha256().equals(hashAs(stored.id(), draft))) {
      throw new DawsosException(
          ErrorCode.PACK_SEALED,
          "%s is sealed with sha256 %s; the prices, rates and rules given now have %s"
              .formatted(stored.id(), stored.sha256(), draft.sha256()),
          "the stored pack was not changed; `dawsos pack restate --date %s --reason …` stores the correction beside it"
              .formatted(stored.id().asOf()));
    }
    if (stored.status() != PackStatus.WARMING) {
      return new Sealed(stored, false);
    }
    // What is needed is the ledger's to say, and it may have changed since; the prices have not.
    String id = stored.id().toString();
    dao.updateFindings(
        id,
        draft.needed(),
        draft.missing().toArray(String[]::new),
        ReportJson.write(report),
        status(report));
    return new Sealed(dao.find(id).orElseThrow(), false);
  }

  /**
   * Seals a correction of the date's current pack; a right pack's content again changes nothing.
   */
  Sealed restate(PackDraft draft, QualityReport report, String policy, Restatement why) {
    PackId id = draft.pack().id();
    dao.lock(id.asOf().toString());
    PackHeader current =
        dao.findNewest(id.asOf())
            .filter(header -> header.id().asOf().equals(id.asOf()))
            .orElseThrow(() -> nothingToRestate(id.asOf()));
    // A pack in error may hold the right prices, as where the ledger was wrong.
    if (current.status() != PackStatus.ERROR
        && current.sha256().equals(hashAs(current.id(), draft))) {
      return new Sealed(current, false);
    }
    if (id.revision() != dao.lastRevision(id.asOf()) + 1) {
      throw new DawsosException(
          ErrorCode.PACK_SEALED,
          "another restatement of %s was stored meanwhile".formatted(id.asOf()),
          "look at it with `dawsos pack list`, then restate again");
    }
    return store(draft, report, policy, new Correction(current, why));
  }

  private record Correction(PackHeader of, Restatement why) {}

  static DawsosException nothingToRestate(LocalDate date) {
    return new DawsosException(
        ErrorCode.PACK_UNKNOWN,
        "there is no pack of %s to restate".formatted(date),
        "build the first with `dawsos pack build --date %s`".formatted(date));
  }

  private Sealed store(
      PackDraft draft, QualityReport report, String policy, @Nullable Correction correction) {
    String id = draft.pack().id().toString();
    insert(draft, report, policy, correction == null ? null : correction.why());
    // A correction that is wrong itself does not take the place of what it was to correct.
    if (correction != null && !report.hasErrors()) {
      dao.supersede(correction.of().id().toString(), id);
    }
    dao.seal(id, now);
    return new Sealed(dao.find(id).orElseThrow(), true);
  }

  /** Stores a pack, which nobody sees before its seal. */
  void insert(
      PackDraft draft, QualityReport report, @Nullable String policy, @Nullable Restatement why) {
    String id = draft.pack().id().toString();
    if (dao.isPruned(id)) {
      throw new DawsosException(
          ErrorCode.PACK_SEALED,
          "%s was pruned, and its id is not used again".formatted(id),
          "a bundle of it, where one was exported, can still be verified with `dawsos pack verify`");
    }
    PackRules rules = draft.pack().rules();
    if (rules.policySha256() != null && policy != null) {
      dao.insertPolicy(rules.policySha256(), rules.policy(), policy);
    }
    dao.insert(row(draft, report, why), draft.missing().toArray(String[]::new));
    new PackCopy(handle.getConnection()).copy(draft.pack());
    draft.pack().splits().forEach(split -> dao.insertSplit(id, row(split)));
    draft.pack().overrides().forEach(override -> dao.insertOverride(id, row(override)));
  }

  private static PackDao.NewPack row(
      PackDraft draft, QualityReport report, @Nullable Restatement why) {
    PricingPack pack = draft.pack();
    return new PackDao.NewPack(
        pack.id().toString(),
        pack.id().asOf(),
        pack.id().revision(),
        pack.rules().policy(),
        pack.rules().policySha256(),
        pack.rules().pivot().code(),
        draft.sha256(),
        status(report),
        pack.prices().size(),
        pack.rates().size(),
        draft.needed(),
        draft.carried(),
        ReportJson.write(report),
        why == null ? null : why.reason(),
        why == null ? null : why.author());
  }

  private static String status(QualityReport report) {
    return (report.hasErrors() ? PackStatus.ERROR : PackStatus.WARMING).text();
  }

  private static String hashAs(PackId id, PackDraft draft) {
    return id.equals(draft.pack().id())
        ? draft.sha256()
        : CanonicalPack.sha256(draft.pack().withId(id));
  }

  private static PackDao.SplitRow row(Split split) {
    return new PackDao.SplitRow(
        split.security().code(),
        split.exDate(),
        split.newUnits(),
        split.oldUnits(),
        split.source());
  }

  private static PackDao.OverrideRow row(PriceOverride override) {
    return new PackDao.OverrideRow(
        override.subject().code(),
        override.number(),
        override.currency().code(),
        override.author(),
        override.reason());
  }
}
