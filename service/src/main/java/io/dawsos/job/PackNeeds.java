package io.dawsos.job;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.LedgerSnapshot;
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
