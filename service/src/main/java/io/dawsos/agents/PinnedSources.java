package io.dawsos.agents;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.Pins;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.Ledgers;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.Portfolio;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What pins lead to.
 *
 * @param packs the content of packs
 * @param ledgers the ledgers, with their versions
 */
record PinnedSources(Function<PackId, PricingPack> packs, Ledgers ledgers) {
  PricingPack pack(Pins pins) {
    return packs.apply(pins.pricingPackId());
  }

  /**
   * The pinned version of a portfolio's ledger.
   *
   * @throws DawsosException LEDGER_UNAVAILABLE where that ledger has no such version
   */
  LedgerSnapshot ledger(Pins pins, Portfolio portfolio) {
    return ledgers
        .get(portfolio.ledger())
        .find(LedgerCommit.of(pins.ledgerCommitHash()))
        .orElseThrow(
            () ->
                new DawsosException(
                    ErrorCode.LEDGER_UNAVAILABLE,
                    "the ledger \"%s\" of the portfolio %s has no version %s any more"
                        .formatted(portfolio.ledger(), portfolio.id(), pins.ledgerCommitHash()),
                    "ask again; an execution reads one ledger, that of its portfolio_id"));
  }

  /**
   * The currency asked for, else the portfolio's own.
   *
   * @throws DawsosException CURRENCY_UNKNOWN where the pack has no rate for it
   */
  CurrencyCode currency(Portfolio portfolio, @Nullable String asked, Pins pins) {
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
}
