package io.dawsos.job;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.build.Needs;
import io.dawsos.portfolio.BalanceSheet;
import io.dawsos.portfolio.Portfolio;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says what a pack must price: what any portfolio holds at the date (or, where no portfolio is
 * defined, any asset or liability account), and what is watched.
 */
final class PackNeeds {
  private static final String ASSET_CLASS = "asset-class";

  private final @Nullable LedgerSnapshot ledger;
  private final List<Predicate<String>> portfolios;
  private final List<CurrencyCode> watch;
  private final boolean all;

  /**
   * Needs of what the ledger holds.
   *
   * @param ledger null where none is kept, so that everything known is put into a pack
   * @param all whether everything known is put into a pack in any case
   */
  PackNeeds(
      @Nullable LedgerSnapshot ledger,
      List<Portfolio> portfolios,
      List<CurrencyCode> watch,
      boolean all) {
    this.ledger = ledger;
    this.portfolios = portfolios.stream().map(portfolio -> portfolio.accounts().matcher()).toList();
    this.watch = List.copyOf(watch);
    this.all = all || ledger == null;
  }

  /**
   * Needs of what the ledger holds.
   *
   * @throws DawsosException LEDGER_INVALID when errors of the ledger leave in doubt what is held
   */
  static PackNeeds of(
      @Nullable LedgerSnapshot ledger,
      List<Portfolio> portfolios,
      List<CurrencyCode> watch,
      boolean all) {
    if (ledger != null) {
      requireKnownHoldings(ledger);
    }
    return new PackNeeds(ledger, portfolios, watch, all);
  }

  /** A balance that fails leaves no doubt about what is held; that it fails, reconciling tells. */
  private static void requireKnownHoldings(LedgerSnapshot snapshot) {
    snapshot.errors().stream()
        .filter(error -> !error.isWarning() && !error.type().equals(LedgerError.BALANCE))
        .findFirst()
        .ifPresent(
            error -> {
              throw new DawsosException(
                  ErrorCode.LEDGER_INVALID,
                  "the ledger has errors, the first: " + error,
                  "`dawsos ledger check` lists them");
            });
  }

  Needs at(LocalDate date) {
    Set<CurrencyCode> commodities = new HashSet<>(watch);
    Map<CurrencyCode, String> classes = new HashMap<>();
    if (ledger != null) {
      for (AccountPosition held : BalanceSheet.positionsAt(ledger, date)) {
        if (isChosen(held.account())) {
          commodities.add(held.position().units().currency());
        }
      }
      for (CurrencyCode commodity : commodities) {
        ledger
            .commodity(commodity)
            .flatMap(declared -> declared.metadata().text(ASSET_CLASS))
            .ifPresent(name -> classes.put(commodity, name.toLowerCase(Locale.ROOT)));
      }
    }
    return new Needs(commodities, classes, all);
  }

  private boolean isChosen(String account) {
    return portfolios.isEmpty() || portfolios.stream().anyMatch(chosen -> chosen.test(account));
  }
}
