package io.dawsos.provider.polygon;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.ledger.CurrencyPair;
import io.dawsos.money.BusinessCalendar;
import io.dawsos.provider.Adjustment;
import io.dawsos.provider.Quote;
import io.dawsos.provider.QuotedRate;
import io.dawsos.provider.json.DatedClose;
import io.dawsos.provider.json.Findings;
import io.dawsos.provider.json.JsonRow;
import io.dawsos.provider.json.NewestClose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Daily bars of stocks and currency pairs. */
final class PolygonBars {
  /**
   * Up to so many tickers are asked for one by one, a few hundred bytes each; for more, whole days
   * of the market are fetched, over a megabyte each but one request for all tickers. The smallest
   * plan allows five requests a minute.
   */
  private static final int FEW = 5;

  private static final Map<String, String> RAW = Map.of("adjusted", "false");
  private static final Map<String, String> RAW_NEWEST_FIRST =
      Map.of("adjusted", "false", "sort", "desc", "limit", "50000");

  /** A bar of a ticker starts at midnight, one of the whole market says 16:00, in New York. */
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final PolygonClient client;

  PolygonBars(PolygonClient client) {
    this.client = client;
  }

  void prices(
      Collection<String> symbols, LocalDate oldest, LocalDate asOf, Findings<Quote> findings) {
    Set<String> tickers = new TreeSet<>();
    for (String symbol : symbols) {
      if (PolygonTicker.isStock(symbol)) {
        tickers.add(symbol);
      } else {
        findings.reject(symbol, asOf.toString(), "not a ticker of a US stock");
      }
    }
    if (tickers.size() > FEW) {
      byDays(tickers, oldest, asOf, findings);
    } else {
      NewestClose newest = new NewestClose(oldest, asOf, "t", row -> close(row, NEW_YORK));
      for (String ticker : tickers) {
        Iterable<JsonNode> bars = bars(ticker, oldest, asOf);
        newest.among(ticker, bars, findings).ifPresent(close -> findings.add(quote(ticker, close)));
      }
    }
  }

  private void byDays(
      Set<String> tickers, LocalDate oldest, LocalDate asOf, Findings<Quote> findings) {
    Set<String> missing = new TreeSet<>(tickers);
    for (LocalDate day = asOf;
        !missing.isEmpty() && !day.isBefore(oldest);
        day = day.minusDays(1)) {
      if (BusinessCalendar.WEEKDAYS.isBusinessDay(day)) {
        NewestClose ofDay = new NewestClose(day, day, "t", row -> close(row, NEW_YORK));
        market(day, missing)
            .forEach(
                (ticker, bars) ->
                    ofDay
                        .among(ticker, bars, findings)
                        .map(close -> quote(ticker, close))
                        .ifPresent(
                            quote -> {
                              findings.add(quote);
                              missing.remove(ticker);
                            }));
      }
    }
  }

  /** The bars of one day by ticker, of the tickers asked for. */
  private Map<String, List<JsonNode>> market(LocalDate day, Set<String> tickers) {
    Map<String, List<JsonNode>> bars = new TreeMap<>();
    for (JsonNode bar : client.market(day, RAW)) {
      String ticker = bar.path("T").asText();
      if (tickers.contains(ticker)) {
        bars.computeIfAbsent(ticker, none -> new ArrayList<>()).add(bar);
      }
    }
    return bars;
  }

  void rates(
      Collection<CurrencyPair> pairs,
      LocalDate oldest,
      LocalDate asOf,
      Findings<QuotedRate> findings) {
    for (CurrencyPair pair : pairs) {
      if (!pair.base().isIso4217() || !pair.quote().isIso4217()) {
        findings.reject(pair.toString(), asOf.toString(), "not a pair of ISO 4217 currencies");
        continue;
      }
      rate(pair, oldest, asOf, findings)
          .or(
              () ->
                  rate(
                      new CurrencyPair(/* base= */ pair.quote(), /* quote= */ pair.base()),
                      oldest,
                      asOf,
                      findings))
          .ifPresent(findings::add);
    }
  }

  private Optional<QuotedRate> rate(
      CurrencyPair pair, LocalDate oldest, LocalDate asOf, Findings<QuotedRate> findings) {
    // FX bars start at midnight UTC; New York would date them a day too early.
    return new NewestClose(oldest, asOf, "t", row -> close(row, ZoneOffset.UTC))
        .among(
            pair.toString(),
            bars("C:" + pair.base().code() + pair.quote().code(), oldest, asOf),
            findings)
        .map(close -> new QuotedRate(pair, close.number(), close.date()));
  }

  private Iterable<JsonNode> bars(String ticker, LocalDate oldest, LocalDate asOf) {
    return client.bars(
        ticker,
        "/v2/aggs/ticker/%s/range/1/day/%s/%s".formatted(ticker, oldest, asOf),
        RAW_NEWEST_FIRST);
  }

  private static DatedClose close(JsonRow row, ZoneId zone) {
    LocalDate day = Instant.ofEpochMilli(row.integer("t")).atZone(zone).toLocalDate();
    return new DatedClose(day, row.positive("c"));
  }

  private static Quote quote(String ticker, DatedClose close) {
    return new Quote(ticker, close.number(), "USD", close.date(), Adjustment.RAW);
  }
}
