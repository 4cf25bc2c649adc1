package io.dawsos.ledger.model;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The options of a ledger: those of its main file, and the operating currencies of all files.
 * Immutable.
 *
 * @param title the title
 * @param operatingCurrencies the operating currencies, in the order declared, each once
 * @param roots the names of the five root accounts
 * @param bookingMethod the booking method of accounts that name none
 * @param toleranceMultiplier what a unit of the last digit written is multiplied with
 * @param defaultTolerances tolerances by currency where no digits tell one; {@code *} for any
 * @param toleranceFromCost whether costs and prices widen the tolerance of their currency
 * @param documents folders to search for documents
 * @param standardProcessing whether documents, pads and balance assertions are processed
 * @param preciseInterpolation whether numbers are interpolated to the finest digits written rather
 *     than to the coarsest
 * @param rules the rules that the ledger is read by
 */
public record LedgerOptions(
    String title,
    List<CurrencyCode> operatingCurrencies,
    RootAccounts roots,
    BookingMethod bookingMethod,
    BigDecimal toleranceMultiplier,
    Map<String, BigDecimal> defaultTolerances,
    boolean toleranceFromCost,
    List<String> documents,
    boolean standardProcessing,
    boolean preciseInterpolation,
    LedgerRules rules) {
  /** Copies the collections. */
  public LedgerOptions {
    operatingCurrencies = List.copyOf(operatingCurrencies);
    defaultTolerances = Map.copyOf(defaultTolerances);
    documents = List.copyOf(documents);
  }

  /** Returns these options with other operating currencies. */
  public LedgerOptions withOperatingCurrencies(List<CurrencyCode> currencies) {
    return new LedgerOptions(
        title,
        currencies,
        roots,
        bookingMethod,
        toleranceMultiplier,
        defaultTolerances,
        toleranceFromCost,
        documents,
        standardProcessing,
        preciseInterpolation,
        rules);
  }

  /** Returns the release of Beancount that is followed. */
  public Dialect dialect() {
    return rules.dialect();
  }
}
