package io.dawsos.job;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.LedgerName;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Says what a pack must price: what any portfolio holds at the date (or, where no portfolio is
 * defined, any asset or liability account of any ledger), and what is watched.
 */
final class PackNeeds {
  private static final String ASSET_CLASS = "asset-class";

  private final Map<LedgerName, LedgerSnapshot> ledgers;
  private final List<Portfolio> portfolios;
  private final List<CurrencyCode> watch;
  private final boolean all;

  /**
   * Needs of what the ledgers hold.
   *
   * @param ledgers empty where none is kept, so that everything known is put into a pack
   * @param all whether everything known is put into a pack in any case
   */
  PackNeeds(
      Map<LedgerName, LedgerSnapshot> ledgers,
      List<Portfolio> portfolios,
      List<CurrencyCode> watch,
      boolean all) {
    this.ledgers = Map.copyOf(ledgers);
    this.portfolios = List.copyOf(portfolios);
    this.watch = List.copyOf(watch);
    this.all = all || ledgers.isEmpty();
  }

  /** Which accounts of a ledger count. */
  private Predicate<String> accounts(LedgerName ledger) {
    List<Predicate<String>> chosen =
        portfolios.stream()
            .filter(portfolio -> portfolio.ledger().equals(ledger))
            .map(portfolio -> portfolio.accounts().matcher())
            .toList();
    return account ->
        portfolios.isEmpty() || chosen.stream().anyMatch(matcher -> matcher.test(account));
  }

  /**
   * Needs of what the ledgers hold.
   *
   * @param parts the ledgers that one is made of, in each of which a portfolio of it holds
   *     something
   * @throws DawsosException LEDGER_INVALID when errors of the ledger leave in doubt what is held
   */
  static PackNeeds of(
      Map<LedgerName, LedgerSnapshot> ledgers,
      Function<LedgerName, List<LedgerName>> parts,
      List<Portfolio> portfolios,
      List<CurrencyCode> watch,
      boolean all) {
    ledgers.values().forEach(PackNeeds::requireKnownHoldings);
    List<Portfolio> ofParts =
        portfolios.stream()
            .flatMap(whole -> parts.apply(whole.ledger()).stream().map(part -> partOf(whole, part)))
            .toList();
    return new PackNeeds(ledgers, ofParts, watch, all);
  }

  private static Portfolio partOf(Portfolio whole, LedgerName ledger) {
    return new Portfolio(whole.id(), whole.name(), whole.baseCurrency(), ledger, whole.accounts());
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
    ledgers.forEach(
        (name, ledger) -> {
          Predicate<String> chosen = accounts(name);
          BalanceSheet.positionsAt(ledger, date).stream()
              .filter(held -> chosen.test(held.account()))
              .forEach(held -> commodities.add(held.position().units().currency()));
        });
    for (CurrencyCode commodity : commodities) {
      assetClass(commodity).ifPresent(found -> classes.put(commodity, found));
    }
    return new Needs(commodities, classes, all);
  }

  /** As the first of the ledgers says that declares one, in the order of their names. */
  private Optional<String> assetClass(CurrencyCode commodity) {
    return ledgers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(ledger -> ledger.getValue().commodity(commodity).stream())
        .flatMap(declared -> declared.metadata().text(ASSET_CLASS).stream())
        .map(text -> text.toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
