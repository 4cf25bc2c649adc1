package io.dawsos.provider.fmp;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.provider.CorporateAction;
import io.dawsos.provider.CorporateAction.Dividend;
import io.dawsos.provider.CorporateAction.Split;
import io.dawsos.provider.json.Findings;
import io.dawsos.provider.json.JsonRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Splits and dividends; FMP sends the whole history of a symbol, whatever the dates. */
final class FmpActions {
  /** The most rows that FMP sends; 83 years of monthly dividends. */
  private static final String LIMIT = "1000";

  private final FmpClient client;

  FmpActions(FmpClient client) {
    this.client = client;
  }

  void find(String symbol, LocalDate from, LocalDate to, Findings<CorporateAction> findings) {
    findings.addAll(
        symbol, rows("splits", symbol, from, to, findings), "date", row -> split(row, symbol));
    findings.addAll(
        symbol,
        rows("dividends", symbol, from, to, findings),
        "date",
        row -> dividend(row, symbol));
  }

  /** The rows but those of other days; one without a day is kept, for its reader to reject. */
  private List<JsonNode> rows(
      String path, String symbol, LocalDate from, LocalDate to, Findings<?> findings) {
    List<JsonNode> rows = new ArrayList<>();
    Map<String, String> query = Map.of("symbol", symbol, "limit", LIMIT);
    for (JsonNode row : client.rows(path, symbol, query, findings)) {
      if (!isOfAnotherDay(new JsonRow(row), from, to)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static boolean isOfAnotherDay(JsonRow row, LocalDate from, LocalDate to) {
    try {
      LocalDate date = row.date("date");
      return date.isBefore(from) || date.isAfter(to);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Split split(JsonRow row, String symbol) {
    row.requireText("symbol", symbol);
    return new Split(
        symbol, row.date("date"), row.positive("numerator"), row.positive("denominator"));
  }

  private static Dividend dividend(JsonRow row, String symbol) {
    row.requireText("symbol", symbol);
    return new Dividend(
        symbol,
        row.date("date"),
        row.dateOrNull("recordDate"),
        row.dateOrNull("paymentDate"),
        // adjDividend is divided by later splits.
        row.positive("dividend"),
        null);
  }
}
