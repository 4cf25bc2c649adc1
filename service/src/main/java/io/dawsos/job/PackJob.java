package io.dawsos.job;

import io.dawsos.job.PackBuildListener.Building;
import io.dawsos.job.store.Stores;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.Split;
import io.dawsos.pack.build.Corrections;
import io.dawsos.pack.build.PackBuilder;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.build.PriceSource;
import io.dawsos.pack.policy.Check;
import io.dawsos.pack.policy.PricingPolicy;
import io.dawsos.pack.policy.Severity;
import io.dawsos.pack.quality.QualityChecks;
import io.dawsos.pack.quality.QualityInput;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.ActionStore;
import io.dawsos.pack.store.OverrideStore;
import io.dawsos.pack.store.PackStore;
import io.dawsos.pack.store.PackStore.Sealed;
import io.dawsos.provider.symbol.SymbolTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds, checks, seals and releases packs, the same way for a command, the demo and the night. */
public final class PackJob {
  private final PackBuilder builder;
  private final PricingPolicy policy;
  private final PackNeeds needs;
  private final SymbolTable symbols;
  private final Set<String> providers;
  private final PackStore store;
  private final OverrideStore overrides;
  private final ActionStore actions;
  private final PackBuildListener listener;

  PackJob(
      PricingPolicy policy,
      List<PriceSource> sources,
      PackNeeds needs,
      Stores stores,
      PackBuildListener listener) {
    this.symbols = stores.symbols().table();
    this.providers =
        sources.stream()
            .filter(source -> !source.isLocal())
            .map(PriceSource::name)
            .collect(Collectors.toUnmodifiableSet());
    this.builder = new PackBuilder(policy, sources);
    this.policy = policy;
    this.needs = needs;
    this.store = stores.packs();
    this.overrides = stores.overrides();
    this.actions = stores.actions();
    this.listener = listener;
  }

  /** Builds and seals the pack of a date; one that is stored with the same content stays. */
  public Sealed build(LocalDate date) {
    return sealed(new PackId(date, 0), this::seal);
  }

  /**
   * Builds the pack of a date and seals it where it lacks no more than the policy allows; one that
   * is stored with the same content stays.
   */
  Attempt buildComplete(LocalDate date) {
    return watched(
        new PackId(date, 0), checked -> isComplete(checked.draft()) ? seal(checked) : null);
  }

  /**
   * A pack that was built.
   *
   * @param sealed null where it lacked too much
   */
  record Attempt(PackDraft draft, @Nullable Sealed sealed) {}

  private Sealed sealed(PackId id, Function<Checked, @Nullable Sealed> sealing) {
    return Objects.requireNonNull(watched(id, sealing).sealed());
  }

  private Attempt watched(PackId id, Function<Checked, @Nullable Sealed> sealing) {
    Building building = listener.started(id);
    try {
      Checked checked = check(id);
      Sealed sealed = sealing.apply(checked);
      building.ended(sealed, null);
      return new Attempt(checked.draft(), sealed);
    } catch (RuntimeException | Error e) {
      building.ended(null, e);
      throw e;
    }
  }

  private Sealed seal(Checked checked) {
    return store.seal(checked.draft(), checked.report(), policy.canonical());
  }

  /** Builds and seals a correction of a date's pack; the same content again changes nothing. */
  public Sealed restate(LocalDate date, Restatement why) {
    return sealed(
        store.nextId(date),
        checked -> store.restate(checked.draft(), checked.report(), policy.canonical(), why));
  }

  /** A pack as it would be stored, and what was found of it. */
  public record Checked(PackDraft draft, QualityReport report) {}

  /** Builds and checks a pack and stores nothing. */
  public Checked check(PackId id) {
    LocalDate date = id.asOf();
    List<Split> splits = actions.splits(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));
    PackDraft draft =
        builder.build(id, needs.at(date), new Corrections(splits, overrides.active(date)));
    PricingPack previous = previous(date);
    Map<SecurityId, Integer> unchanged =
        previous == null ? Map.of() : unchanged(draft.pack(), previous);
    return new Checked(
        draft,
        QualityChecks.check(
            new QualityInput(
                draft, policy, previous, unchanged, splits, symbols.currencies(date))));
  }

  /**
   * The securities that a draft lacks and no provider of this job has a symbol for, sorted; none
   * where no provider is asked.
   */
  public List<SecurityId> unmapped(PackDraft draft) {
    List<SecurityId> unpriced =
        needs.at(draft.pack().id().asOf()).securities().stream()
            .filter(security -> draft.pack().price(security).isEmpty())
            .toList();
    return providers.isEmpty()
        ? List.of()
        : symbols.unmapped(unpriced, providers, draft.pack().id().asOf());
  }

  private @Nullable PricingPack previous(LocalDate date) {
    return store
        .findNewest(date.minusDays(1))
        .filter(header -> header.status() != PackStatus.ERROR)
        .map(header -> store.content(header.id()))
        .orElse(null);
  }

  private Map<SecurityId, Integer> unchanged(PricingPack pack, PricingPack previous) {
    int packs = policy.quality().unchangedDays();
    if (policy.quality().severity(Check.STALE) == Severity.OFF) {
      return Map.of();
    }
    Set<SecurityId> unmoved = store.unmoved(packs, previous.id().asOf());
    return pack.prices().stream()
        .filter(price -> unmoved.contains(price.security()))
        .filter(price -> previous.price(price.security()).filter(price::isSameAs).isPresent())
        .collect(Collectors.toMap(SecurityPrice::security, price -> packs));
  }

  /** Whether the policy allows the pack to be marked fresh. */
  public boolean isComplete(PackHeader header) {
    return header.status() != PackStatus.ERROR
        && header.completeness().compareTo(policy.completeness()) >= 0;
  }

  /** Whether a pack would lack no more than the policy allows. */
  public boolean isComplete(PackDraft draft) {
    return draft.completeness().compareTo(policy.completeness()) >= 0;
  }

  /** Marks a pack fresh. */
  public PackHeader release(PackHeader header) {
    return store.markFresh(header.id(), policy.completeness());
  }
}
