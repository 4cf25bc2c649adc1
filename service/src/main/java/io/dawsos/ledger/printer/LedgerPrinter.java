package io.dawsos.ledger.printer;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.RootAccounts;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.TreeMap;

/**
 * Writes a loaded ledger as one file: its options, and its directives in order, complete with
 * interpolated numbers, lots, pads and what plugins added. Loading the file gives the same
 * directives, so that printing them again gives the same text. Plugins, which have run, and folders
 * of documents, which have been searched, are not named again.
 */
public final class LedgerPrinter {
  private static final BigDecimal DEFAULT_MULTIPLIER = new BigDecimal("0.5");

  private final Appendable out;

  private LedgerPrinter(Appendable out) {
    this.out = out;
  }

  /** Writes the ledger to {@code out}; throws what that throws. */
  public static void print(LedgerSnapshot ledger, Appendable out) throws IOException {
    LedgerPrinter printer = new LedgerPrinter(out);
    printer.options(ledger.options());
    for (Directive directive : ledger.directives()) {
      out.append('\n').append(DirectiveText.of(directive));
    }
  }

  private void options(LedgerOptions options) throws IOException {
    option("title", options.title());
    for (var currency : options.operatingCurrencies()) {
      option("operating_currency", currency.code());
    }
    roots(options.roots());
    option("booking_method", options.bookingMethod().name());
    if (options.toleranceMultiplier().compareTo(DEFAULT_MULTIPLIER) != 0) {
      // Both dialects know this name.
      option("inferred_tolerance_multiplier", options.toleranceMultiplier().toPlainString());
    }
    for (var tolerance : new TreeMap<>(options.defaultTolerances()).entrySet()) {
      option(
          "inferred_tolerance_default",
          tolerance.getKey() + ":" + tolerance.getValue().toPlainString());
    }
    if (options.toleranceFromCost()) {
      option("infer_tolerance_from_cost", "TRUE");
    }
    if (options.preciseInterpolation()) {
      option("use_precise_interpolation", "TRUE");
    }
    if (!options.standardProcessing()) {
      option("plugin_processing_mode", "raw");
    }
  }

  private void roots(RootAccounts roots) throws IOException {
    if (!roots.equals(RootAccounts.DEFAULT)) {
      option("name_assets", roots.assets());
      option("name_liabilities", roots.liabilities());
      option("name_equity", roots.equity());
      option("name_income", roots.income());
      option("name_expenses", roots.expenses());
    }
  }

  private void option(String name, String value) throws IOException {
    out.append("option ").append(ValueText.quoted(name)).append(' ');
    out.append(ValueText.quoted(value)).append('\n');
  }
}
