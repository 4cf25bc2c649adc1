package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Chars;
import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.lexer.Symbols;
import io.dawsos.ledger.model.BookingMethod;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.model.RootAccounts;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The options of one file while it is read. */
final class OptionTable {
  private static final Set<String> READ_ONLY =
      Set.of("filename", "include", "input_hash", "dcontext", "commodities", "plugin");
  private static final Set<String> NOT_IN_V2 =
      Set.of(
          "account_unrealized_gains",
          "display_precision",
          "tolerance_multiplier",
          "use_precise_interpolation");
  private static final Set<String> LEAF_ACCOUNTS =
      Set.of(
          "account_previous_balances",
          "account_previous_earnings",
          "account_previous_conversions",
          "account_current_earnings",
          "account_current_conversions",
          "account_unrealized_gains",
          "account_rounding");
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("conversion_currency", "render_commas", "long_string_maxlines", "insert_pythonpath");

  private final Symbols symbols;
  private final LedgerRules rules;
  private final Problems problems;
  private final List<CurrencyCode> operatingCurrencies = new ArrayList<>();
  private final Map<String, BigDecimal> defaultTolerances = new HashMap<>();
  private final List<String> documents = new ArrayList<>();
  private String title = "Beancount";
  private RootAccounts roots = RootAccounts.DEFAULT;
  private BookingMethod bookingMethod = BookingMethod.STRICT;
  private BigDecimal multiplier = new BigDecimal("0.5");
  private boolean toleranceFromCost;
  private boolean pipesAllowed;
  private boolean standardProcessing = true;
  private boolean preciseInterpolation;

  OptionTable(Symbols symbols, LedgerRules rules, Problems problems) {
    this.symbols = symbols;
    this.rules = rules;
    this.problems = problems;
  }

  private boolean isV2() {
    return rules.dialect() == Dialect.V2;
  }

  RootAccounts roots() {
    return roots;
  }

  BookingMethod bookingMethod() {
    return bookingMethod;
  }

  boolean pipesAllowed() {
    return pipesAllowed;
  }

  void set(int line, String key, String value) {
    if (isV2() && NOT_IN_V2.contains(key)) {
      problems.parser(line, "Invalid option: '" + key + "'; Beancount 2 does not have it");
      return;
    }
    if (READ_ONLY.contains(key)) {
      problems.parser(line, "Option '" + key + "' may not be set; remove the line");
      return;
    }
    try {
      if (!(setText(line, key, value) || setProcessing(line, key, value))) {
        problems.parser(line, "Invalid option: '" + key + "'; correct its name");
      }
    } catch (IllegalArgumentException e) {
      problems.parser(line, "Error for option '" + key + "': " + e.getMessage());
    }
  }

  private boolean setText(int line, String key, String value) {
    switch (key) {
      case "title" -> title = value;
      case "operating_currency" -> addOperatingCurrency(line, value);
      case "documents" -> documents.add(value);
      case "name_assets", "name_liabilities", "name_equity", "name_income", "name_expenses" ->
          roots = withRoot(key, isV2() ? value : AccountNames.requireRoot(value));
      default -> {
        if (LEAF_ACCOUNTS.contains(key)) {
          if (!isV2()) {
            AccountNames.requireLeaf(value);
          }
          return true;
        }
        return WITHOUT_EFFECT.contains(key);
      }
    }
    return true;
  }

  private boolean setProcessing(int line, String key, String value) {
    switch (key) {
      case "booking_method" -> bookingMethod = booking(value);
      case "tolerance_multiplier" -> multiplier = decimal(value);
      case "inferred_tolerance_multiplier" -> {
        if (!isV2()) {
          problems.deprecated(line, "Renamed to 'tolerance_multiplier'.");
        }
        multiplier = decimal(value);
      }
      case "inferred_tolerance_default" -> addTolerance(value, defaultTolerances);
      case "display_precision" -> addTolerance(value, new HashMap<>());
      case "infer_tolerance_from_cost" -> toleranceFromCost = isTrue(value, "on");
      case "use_precise_interpolation" -> preciseInterpolation = isTrue(value, "yes");
      case "plugin_processing_mode" -> standardProcessing = isDefaultMode(value);
      case "allow_pipe_separator" -> {
        problems.deprecated(
            line, "The pipe separator is obsolete; remove the option and the pipes");
        pipesAllowed = isTrue(value, "yes");
      }
      case "allow_deprecated_none_for_tags_and_links" ->
          problems.deprecated(line, "The option is obsolete; remove it");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void addOperatingCurrency(int line, String value) {
    // Beancount takes any text here; a text that is no currency can never match one.
    if (CurrencyCode.isValid(value)) {
      operatingCurrencies.add(symbols.currency(value));
    } else {
      problems.parser(line, "Error for option 'operating_currency': no currency: '" + value + "'");
    }
  }

  private RootAccounts withRoot(String key, String name) {
    return new RootAccounts(
        key.equals("name_assets") ? name : roots.assets(),
        key.equals("name_liabilities") ? name : roots.liabilities(),
        key.equals("name_equity") ? name : roots.equity(),
        key.equals("name_income") ? name : roots.income(),
        key.equals("name_expenses") ? name : roots.expenses());
  }

  private BookingMethod booking(String value) {
    return BookingMethod.find(value, rules.dialect())
        .orElseThrow(() -> new IllegalArgumentException("'" + value + "'"));
  }

  private static BigDecimal decimal(String value) {
    String digits = value.strip().replace(",", "");
    // The length is bounded and exponents refused, since arithmetic on 1e999999999 never ends.
    if (digits.isEmpty()) {
      return BigDecimal.ZERO;
    }
    if (digits.length() > 100 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
      throw new IllegalArgumentException("no plain number: '" + value + "'");
    }
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no number: '" + value + "'", e);
    }
  }

  private static void addTolerance(String value, Map<String, BigDecimal> tolerances) {
    int digits = value.lastIndexOf(':') + 1;
    int end = digits;
    while (end < value.length() && (Chars.isDigit(value.charAt(end)) || value.charAt(end) == '.')) {
      end++;
    }
    if (digits == 0 || end == digits) {
      throw new IllegalArgumentException("Invalid value '" + value + "'");
    }
    tolerances.put(value.substring(0, digits - 1), decimal(value.substring(digits, end)));
  }

  private static boolean isTrue(String value, String alternative) {
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("1") || lower.equals(alternative);
  }

  private static boolean isDefaultMode(String value) {
    if (!value.equals("raw") && !value.equals("default")) {
      throw new IllegalArgumentException("Invalid value '" + value + "'");
    }
    return value.equals("default");
  }

  LedgerOptions toOptions() {
    return new LedgerOptions(
        title,
        operatingCurrencies,
        roots,
        bookingMethod,
        multiplier,
        defaultTolerances,
        toleranceFromCost,
        documents,
        standardProcessing,
        preciseInterpolation,
        rules);
  }
}
