package io.dawsos.agents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.executor.Pins;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.Ledgers;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.history.PackHistory;
import io.dawsos.portfolio.history.PackTimeline;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.Gap;
import io.dawsos.portfolio.performance.PortfolioJournal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The daily series that several capabilities look at, each made once. Thread-safe. */
public final class PortfolioSeries {
  /** How much is remembered, in days of all series; one takes about half a kilobyte. */
  private static final long MEMO_DAYS = 50_000;

  private final PinnedSources sources;
  private final PackHistory history;
  private final Cache<Key, DailySeries> series =
      Caffeine.newBuilder()
          .maximumWeight(MEMO_DAYS)
          .weigher((Key key, DailySeries made) -> 100 + made.days().size())
          .build();

  private record Key(
      LedgerName ledger,
      AccountGlobs accounts,
      @Nullable CurrencyCode commodity,
      PackId pinned,
      String ledgerCommitHash,
      CurrencyCode currency) {}

  /** Series over the content of packs, their history and the ledgers. */
  public PortfolioSeries(
      Function<PackId, PricingPack> packs, PackHistory history, Ledgers ledgers) {
    this.sources = new PinnedSources(packs, ledgers);
    this.history = history;
  }

  /**
   * The series of a portfolio.
   *
   * @param currency the currency of its values; null for the portfolio's own
   */
  DailySeries of(Pins pins, Portfolio portfolio, @Nullable String currency) {
    return of(pins, portfolio, sources.currency(portfolio, currency, pins));
  }

  /** The series of a portfolio in a currency. */
  DailySeries of(Pins pins, Portfolio portfolio, CurrencyCode currency) {
    return of(pins, portfolio, null, currency);
  }

  /** The series of one commodity that a portfolio holds. */
  DailySeries ofHolding(
      Pins pins, Portfolio portfolio, CurrencyCode commodity, CurrencyCode currency) {
    return of(pins, portfolio, commodity, currency);
  }

  private DailySeries of(
      Pins pins, Portfolio portfolio, @Nullable CurrencyCode commodity, CurrencyCode currency) {
    return series.get(
        new Key(
            portfolio.ledger(),
            portfolio.accounts(),
            commodity,
            pins.pricingPackId(),
            pins.ledgerCommitHash(),
            currency),
        key ->
            DailySeries.of(
                journal(sources.ledger(pins, portfolio), key),
                history,
                pins.pricingPackId(),
                currency));
  }

  private static PortfolioJournal journal(LedgerSnapshot ledger, Key key) {
    return key.commodity == null
        ? PortfolioJournal.of(ledger, key.accounts, key.pinned.asOf())
        : PortfolioJournal.ofHolding(ledger, key.accounts, key.commodity, key.pinned.asOf());
  }

  /** The pinned version of a portfolio's ledger. */
  LedgerSnapshot ledger(Pins pins, Portfolio portfolio) {
    return sources.ledger(pins, portfolio);
  }

  /** The prices and rates that are seen from the pinned pack. */
  PackHistory history() {
    return history;
  }

  /** What a reader must know before using figures over a series. */
  List<String> warnings(Pins pins, DailySeries made) {
    PackTimeline timeline = made.quotes().timeline();
    List<String> warnings = new ArrayList<>();
    if (pins.asofDate().isAfter(timeline.pinned().asOf())) {
      warnings.add(
          "the series ends on %s, the date of the pack".formatted(timeline.pinned().asOf()));
    }
    if (timeline.unseen() > 0) {
      warnings.add(
          "%d packs of earlier dates were sealed after %s and are not seen"
              .formatted(timeline.unseen(), timeline.pinned()));
    }
    if (timeline.otherRules() > 0) {
      warnings.add(
          "%d packs were built under another text of the policy".formatted(timeline.otherRules()));
    }
    LocalDate first = timeline.date(0);
    made.journal()
        .begin()
        .filter(begin -> begin.isBefore(first))
        .ifPresent(
            begin ->
                warnings.add(
                    "the portfolio began on %s, the history of packs on %s"
                        .formatted(begin, first)));
    made.values()
        .leftOut()
        .forEach(
            commodity ->
                warnings.add("%s is left out: no pack has a price of it".formatted(commodity)));
    made.values().gaps().stream()
        .map(Gap::text)
        .forEach(text -> warnings.add("not valued: " + text));
    made.unvaluedFlows()
        .forEach(flow -> warnings.add("%s is left out: it has no value".formatted(flow)));
    return List.copyOf(warnings);
  }
}
