package io.dawsos.ledger.summary;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.LedgerError;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger comes to. Numbers are plain decimals as text, as many digits as the calculation
 * gives at 28 digits. Immutable.
 *
 * @param beancount the release of Beancount that was followed, such as {@code 3.2.3}
 * @param ledger what the ledger is called
 * @param errors what that release says is wrong, in its order; warnings of our own are left out
 * @param directives the number of directives by kind, after plugins and pads
 * @param totalDirectives the number of all of them
 * @param options the main options by name: texts, and a list for {@code operating_currency}
 * @param balances the units of each account by currency, without zeros
 * @param lots what is held in the end: account, units, currency, then cost, its currency, date and
 *     label, each null where there is none
 * @param valuation assets and liabilities in each operating currency at three dates
 * @param prices the declared prices
 */
public record LedgerSummary(
    String beancount,
    String ledger,
    List<Finding> errors,
    SortedMap<String, Integer> directives,
    int totalDirectives,
    Map<String, Object> options,
    SortedMap<String, SortedMap<String, String>> balances,
    List<List<@Nullable String>> lots,
    List<Valuation> valuation,
    Prices prices) {
  private static final String LOAD_PLACE = "<load>";

  /**
   * One finding, where Beancount places it.
   *
   * @param file relative to the ledger's folder, or a name in angle brackets where no file is named
   * @param line counted from 1; 0 where no line is named
   * @param type the class of the error
   * @param message one sentence of our own
   */
  public record Finding(String file, int line, String type, String message) {
    /** Returns the finding of an error; what could not be loaded or run has no place. */
    static Finding of(LedgerError error) {
      boolean unplaced =
          error.type().equals(LedgerError.LOAD) || error.type().equals(LedgerError.PLUGIN);
      return unplaced
          ? new Finding(LOAD_PLACE, 0, LedgerError.LOAD, error.message())
          : new Finding(error.file(), error.line(), error.type(), error.message());
    }
  }

  /**
   * Assets and liabilities at the end of a date.
   *
   * @param date the date
   * @param currency the currency of the values
   * @param declared whether the ledger names it as an operating currency
   * @param total the sum over all accounts
   * @param accounts the value of each account, without zeros
   * @param unpriced units by currency that no price converts
   */
  public record Valuation(
      LocalDate date,
      String currency,
      boolean declared,
      String total,
      SortedMap<String, String> accounts,
      SortedMap<String, String> unpriced) {}

  /**
   * The declared prices, a pair and its inverse as one.
   *
   * @param pairs the number of pairs
   * @param last the date and number of the last price by {@code base/quote}
   */
  public record Prices(int pairs, SortedMap<String, List<String>> last) {}

  /**
   * Returns the summary of a ledger.
   *
   * @param name what the ledger is called
   */
  public static LedgerSummary of(String name, LedgerSnapshot ledger) {
    RateTable rates = RateTable.of(ledger.directives());
    Holdings holdings = Holdings.of(ledger.transactions());
    return new LedgerSummary(
        ledger.options().dialect().release(),
        name,
        ledger.errors().stream()
            .filter(error -> !error.type().equals(LedgerError.IGNORED_PLUGIN))
            .map(Finding::of)
            .toList(),
        Facts.directives(ledger),
        ledger.directives().size(),
        Facts.options(ledger.options()),
        holdings.balances(),
        holdings.lots(),
        new Valuer(ledger, rates).valuations(),
        rates.summary());
  }
}
