package io.dawsos.provider.fmp;

import io.dawsos.ledger.CurrencyPair;
import io.dawsos.provider.Adjustment;
import io.dawsos.provider.Quote;
import io.dawsos.provider.QuotedRate;
import io.dawsos.provider.json.DatedClose;
import io.dawsos.provider.json.Findings;
import io.dawsos.provider.json.JsonRow;
import io.dawsos.provider.json.NewestClose;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** End-of-day prices of securities and currency pairs. */
final class FmpPrices {
  /**
   * FMP's {@code full} prices are adjusted for splits; this endpoint undoes that. Its fields are
   * named {@code adj…} all the same.
   */
  private static final String RAW = "historical-price-eod/non-split-adjusted";

  private static final String LIGHT = "historical-price-eod/light";

  private final FmpClient client;

  FmpPrices(FmpClient client) {
    this.client = client;
  }

  Optional<Quote> price(String symbol, LocalDate oldest, LocalDate asOf, Findings<Quote> findings) {
    return newest(RAW, symbol, "adjClose", oldest, asOf, findings)
        .map(close -> new Quote(symbol, close.number(), null, close.date(), Adjustment.RAW));
  }

  Optional<QuotedRate> rate(
      CurrencyPair pair, LocalDate oldest, LocalDate asOf, Findings<QuotedRate> findings) {
    if (!pair.base().isIso4217() || !pair.quote().isIso4217()) {
      findings.reject(pair.toString(), asOf.toString(), "not a pair of ISO 4217 currencies");
      return Optional.empty();
    }
    return oneWay(pair, oldest, asOf, findings)
        .or(
            () ->
                oneWay(
                    new CurrencyPair(/* base= */ pair.quote(), /* quote= */ pair.base()),
                    oldest,
                    asOf,
                    findings));
  }

  private Optional<QuotedRate> oneWay(
      CurrencyPair pair, LocalDate oldest, LocalDate asOf, Findings<QuotedRate> findings) {
    return newest(LIGHT, pair.base().code() + pair.quote().code(), "price", oldest, asOf, findings)
        .map(close -> new QuotedRate(pair, close.number(), close.date()));
  }

  private Optional<DatedClose> newest(
      String path,
      String symbol,
      String field,
      LocalDate oldest,
      LocalDate asOf,
      Findings<?> findings) {
    Map<String, String> query =
        Map.of("symbol", symbol, "from", oldest.toString(), "to", asOf.toString());
    return new NewestClose(oldest, asOf, "date", row -> close(row, symbol, field))
        .among(symbol, client.rows(path, symbol, query, findings), findings);
  }

  private static DatedClose close(JsonRow row, String symbol, String field) {
    row.requireText("symbol", symbol);
    return new DatedClose(row.date("date"), row.positive(field));
  }
}
