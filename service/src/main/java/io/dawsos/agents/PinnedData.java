package io.dawsos.agents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.Pins;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.ledger.LedgerRepository;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.lots.LedgerRateHistory;
import io.dawsos.portfolio.lots.LotBook;
import io.dawsos.portfolio.lots.LotEvent;
import io.dawsos.portfolio.lots.LotEvents;
import io.dawsos.portfolio.lots.LotMethod;
import io.dawsos.portfolio.lots.LotRule;
import io.dawsos.portfolio.lots.RateHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what a request is pinned to, and what follows from that alone. Thread-safe. */
public final class PinnedData {
  /** How much is remembered, in lots and sales; one takes about a kilobyte. */
  private static final long MEMO_LOTS = 20_000;

  private final Function<PackId, PricingPack> packs;
  private final LedgerRepository ledger;
  private final Function<PackId, RateHistory> packRates;
  private final Cache<BookKey, LotBook> books =
      Caffeine.newBuilder()
          .maximumWeight(MEMO_LOTS)
          .weigher((BookKey key, LotBook book) -> 1 + book.size())
          .build();

  private record BookKey(Pins pins, CurrencyCode currency, LocalDate until) {}

  /**
   * Data of packs and the ledger.
   *
   * @param packRates the rates of earlier days, as a pack sees them
   */
  public PinnedData(
      Function<PackId, PricingPack> packs,
      LedgerRepository ledger,
      Function<PackId, RateHistory> packRates) {
    this.packs = packs;
    this.ledger = ledger;
    this.packRates = packRates;
  }

  /** The ledger version; throws LEDGER_UNAVAILABLE where it cannot be told any more. */
  LedgerSnapshot snapshot(Pins pins) {
    return ledger
        .at(LedgerCommit.of(pins.ledgerCommitHash()))
        .orElseThrow(
            () ->
                new DawsosException(
                    ErrorCode.LEDGER_UNAVAILABLE,
                    "the ledger changed while the request was executed",
                    "ask again"));
  }

  /** The pack. */
  PricingPack pack(Pins pins) {
    return packs.apply(pins.pricingPackId());
  }

  /** The currency asked for, else the portfolio's; throws CURRENCY_UNKNOWN. */
  CurrencyCode currency(Pins pins, Portfolio portfolio, @Nullable String asked) {
    return asked == null ? portfolio.baseCurrency() : requireKnown(asked, pack(pins));
  }

  private static CurrencyCode requireKnown(String code, PricingPack pack) {
    boolean known =
        CurrencyCode.isValid(code)
            && pack.fx().route(pack.rules().pivot(), CurrencyCode.of(code)).isPresent();
    if (!known) {
      throw new DawsosException(
          ErrorCode.CURRENCY_UNKNOWN,
          "%s has no rate for the currency \"%s\""
              .formatted(pack.id(), code.length() > 24 ? code.substring(0, 24) : code),
          "ask for a currency that the pack quotes: GET /v1/packs/" + pack.id());
    }
    return CurrencyCode.of(code);
  }

  /** What one unit of each commodity is worth. */
  PackQuotes quotes(Pins pins, CurrencyCode currency) {
    return new PackQuotes(pack(pins), currency);
  }

  /** Rates of earlier days: of one day the ledger's before those of the packs. */
  RateHistory rates(Pins pins) {
    RateHistory declared =
        new LedgerRateHistory(snapshot(pins).prices(), pack(pins).rules().pivot());
    return declared.or(packRates.apply(pins.pricingPackId()));
  }

  /** What the ledger's transactions did to lots, up to the end of the as-of date. */
  List<LotEvent> events(Pins pins) {
    return LotEvents.until(snapshot(pins), pins.asofDate());
  }

  /** The lots of the whole ledger, as booked, at the end of a date. */
  LotBook book(Pins pins, CurrencyCode currency, LocalDate until) {
    return books.get(
        new BookKey(pins, currency, until),
        key ->
            LotBook.replay(
                LotEvents.until(snapshot(pins), until),
                LotMethod.SPECIFIC,
                currency,
                rates(pins),
                LotRule.NONE));
  }
}
