package io.dawsos.provider.polygon;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.provider.CorporateAction;
import io.dawsos.provider.CorporateAction.Dividend;
import io.dawsos.provider.CorporateAction.Split;
import io.dawsos.provider.json.Findings;
import io.dawsos.provider.json.JsonRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Splits and cash dividends of US stocks. */
final class PolygonActions {
  private static final String SPLITS = "/v3/reference/splits";
  private static final String DIVIDENDS = "/v3/reference/dividends";

  /** The most rows that a page can have. */
  private static final String LIMIT = "1000";

  private final PolygonClient client;

  PolygonActions(PolygonClient client) {
    this.client = client;
  }

  void find(String ticker, LocalDate from, LocalDate to, Findings<CorporateAction> findings) {
    if (!PolygonTicker.isStock(ticker)) {
      findings.reject(ticker, to.toString(), "not a ticker of a US stock");
      return;
    }
    findings.addAll(
        ticker,
        rows(SPLITS, ticker, "execution_date", from, to),
        "execution_date",
        row -> split(row, ticker, from, to));
    findings.addAll(
        ticker,
        rows(DIVIDENDS, ticker, "ex_dividend_date", from, to),
        "ex_dividend_date",
        row -> dividend(row, ticker, from, to));
  }

  private List<JsonNode> rows(
      String path, String ticker, String dateField, LocalDate from, LocalDate to) {
    return client.allRows(
        ticker,
        path,
        Map.of(
            "ticker",
            ticker,
            dateField + ".gte",
            from.toString(),
            dateField + ".lte",
            to.toString(),
            "limit",
            LIMIT));
  }

  private static Split split(JsonRow row, String ticker, LocalDate from, LocalDate to) {
    row.requireText("ticker", ticker);
    LocalDate day = row.dateWithin("execution_date", from, to);
    return new Split(ticker, day, row.positive("split_to"), row.positive("split_from"));
  }

  private static Dividend dividend(JsonRow row, String ticker, LocalDate from, LocalDate to) {
    row.requireText("ticker", ticker);
    return new Dividend(
        ticker,
        row.dateWithin("ex_dividend_date", from, to),
        row.dateOrNull("record_date"),
        row.dateOrNull("pay_date"),
        row.positive("cash_amount"),
        row.currencyOrNull("currency"));
  }
}
