package io.dawsos.provider.fmp;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.provider.Fundamentals;
import io.dawsos.provider.json.Findings;
import io.dawsos.provider.json.JsonRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Annual statements: income statement, balance sheet and cash flow of a year in one. Some fields of
 * the cash flow are named like levels of the balance sheet, such as {@code inventory}, and mean
 * their change; of equal names, the statement that comes first in that order counts.
 */
final class FmpStatements {
  private static final List<String> STATEMENTS =
      List.of("income-statement", "balance-sheet-statement", "cash-flow-statement");

  /** The most years that the smallest plan may ask for. */
  private static final String YEARS = "5";

  private final FmpClient client;

  FmpStatements(FmpClient client) {
    this.client = client;
  }

  void find(String symbol, Findings<Fundamentals> findings) {
    SortedMap<LocalDate, Fundamentals> years = new TreeMap<>(Comparator.reverseOrder());
    Map<String, String> query = Map.of("symbol", symbol, "period", "annual", "limit", YEARS);
    for (String statement : STATEMENTS) {
      findings.read(
          symbol,
          client.rows(statement, symbol, query, findings),
          "date",
          row -> {
            Fundamentals year = year(row, symbol);
            return years.merge(year.periodEnd(), year, FmpStatements::merged);
          });
    }
    years.values().forEach(findings::add);
  }

  private static Fundamentals year(JsonRow row, String symbol) {
    row.requireText("symbol", symbol);
    row.requireText("period", "FY");
    SortedMap<String, BigDecimal> figures = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : row.node().properties()) {
      if (field.getValue().isNumber()) {
        figures.put(field.getKey(), row.number(field.getKey()));
      }
    }
    return new Fundamentals(
        symbol,
        row.date("date"),
        row.dateOrNull("filingDate"),
        row.currencyOrNull("reportedCurrency"),
        figures);
  }

  private static Fundamentals merged(Fundamentals one, Fundamentals other) {
    CurrencyCode currency = one.currency() == null ? other.currency() : one.currency();
    if (other.currency() != null && !other.currency().equals(currency)) {
      throw new IllegalArgumentException(
          "reportedCurrency %s contradicts %s".formatted(other.currency(), currency));
    }
    SortedMap<String, BigDecimal> figures = new TreeMap<>(other.figures());
    figures.putAll(one.figures());
    return new Fundamentals(
        one.symbol(), one.periodEnd(), later(one.filed(), other.filed()), currency, figures);
  }

  /** The day by which both were known. */
  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
