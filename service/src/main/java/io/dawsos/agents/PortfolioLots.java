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
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.history.PackHistory;
import io.dawsos.portfolio.lots.LedgerRateHistory;
import io.dawsos.portfolio.lots.LotBook;
import io.dawsos.portfolio.lots.LotEvent;
import io.dawsos.portfolio.lots.LotEvents;
import io.dawsos.portfolio.lots.LotMethod;
import io.dawsos.portfolio.lots.LotRule;
import io.dawsos.portfolio.lots.PackRateHistory;
import io.dawsos.portfolio.lots.RateHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lots and the historic rates that pins lead to. Thread-safe. */
public final class PortfolioLots {
  /** How much is remembered, in lots and sales; one takes about a kilobyte. */
  private static final long MEMO_LOTS = 20_000;

  private final PinnedSources sources;
  private final PackHistory history;
  private final Cache<BookKey, LotBook> books =
      Caffeine.newBuilder()
          .maximumWeight(MEMO_LOTS)
          .weigher((BookKey key, LotBook book) -> 1 + book.size())
          .build();

  private record BookKey(Pins pins, LedgerName ledger, CurrencyCode currency, LocalDate until) {}

  /** Lots over the content of packs, their history and the ledgers. */
  public PortfolioLots(Function<PackId, PricingPack> packs, PackHistory history, Ledgers ledgers) {
    this.sources = new PinnedSources(packs, ledgers);
    this.history = history;
  }

  LedgerSnapshot ledger(Pins pins, Portfolio portfolio) {
    return sources.ledger(pins, portfolio);
  }

  CurrencyCode currency(Portfolio portfolio, @Nullable String asked, Pins pins) {
    return sources.currency(portfolio, asked, pins);
  }

  /** What one unit of each commodity is worth by the pinned pack. */
  PackQuotes quotes(Pins pins, CurrencyCode currency) {
    return new PackQuotes(sources.pack(pins), currency);
  }

  /** The same by the newest earlier pack up to a date; empty where the pinned pack sees none. */
  Optional<PackQuotes> quotesOn(Pins pins, LocalDate date, CurrencyCode currency) {
    return new PackRateHistory(history, pins.pricingPackId())
        .packOn(date)
        .map(pack -> new PackQuotes(sources.packs().apply(pack), currency));
  }

  /** Rates of earlier days: of one day the ledger's before those of the packs. */
  RateHistory rates(Pins pins, Portfolio portfolio) {
    CurrencyCode pivot = sources.pack(pins).rules().pivot();
    return new LedgerRateHistory(ledger(pins, portfolio).prices(), pivot)
        .or(new PackRateHistory(history, pins.pricingPackId()));
  }

  /** What the ledger's transactions did to lots, up to the end of the as-of date. */
  List<LotEvent> events(Pins pins, Portfolio portfolio) {
    return LotEvents.until(ledger(pins, portfolio), pins.asofDate());
  }

  /** The lots of the portfolio's whole ledger, as booked, at the end of a date. */
  LotBook book(Pins pins, Portfolio portfolio, CurrencyCode currency, LocalDate until) {
    return books.get(
        new BookKey(pins, portfolio.ledger(), currency, until),
        key ->
            LotBook.replay(
                LotEvents.until(ledger(pins, portfolio), until),
                LotMethod.SPECIFIC,
                currency,
                rates(pins, portfolio),
                LotRule.NONE));
  }
}
