package io.dawsos.job;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackBuilder;
import io.dawsos.pack.PackDraft;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PriceSource;
import io.dawsos.pack.PricingPolicy;
import io.dawsos.pack.store.PackStore;
import io.dawsos.pack.store.PackStore.Sealed;
import io.dawsos.portfolio.BalanceSheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds, seals and releases packs, the same way for a command, the demo and the night. */
public final class PackJob {
  private final PackBuilder builder;
  private final PackStore store;
  private final PricingPolicy policy;
  private final @Nullable LedgerSnapshot ledger;

  /**
   * A job.
   *
   * @param ledger says what is held and so needs a price; null where no ledger is kept
   */
  public PackJob(
      PricingPolicy policy,
      List<PriceSource> sources,
      PackStore store,
      @Nullable LedgerSnapshot ledger) {
    this.builder = new PackBuilder(policy, sources);
    this.policy = policy;
    this.store = store;
    this.ledger = ledger;
  }

  /** Builds and seals the pack of a date; one that is stored with the same content stays. */
  public Sealed build(LocalDate date) {
    Set<CurrencyCode> held = ledger == null ? Set.of() : BalanceSheet.commoditiesAt(ledger, date);
    PackDraft draft = builder.build(date, held);
    return store.seal(draft);
  }

  /** Whether the policy allows the pack to be marked fresh. */
  public boolean isComplete(PackHeader header) {
    return header.completeness().compareTo(policy.completeness()) >= 0;
  }

  /** Marks a pack fresh. */
  public PackHeader release(PackHeader header) {
    return store.markFresh(header.id(), policy.completeness());
  }
}
