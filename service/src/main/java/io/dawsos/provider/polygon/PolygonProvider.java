package io.dawsos.provider.polygon;

import io.dawsos.ledger.CurrencyPair;
import io.dawsos.provider.Answer;
import io.dawsos.provider.CorporateAction;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.Licence;
import io.dawsos.provider.MarketDataProvider;
import io.dawsos.provider.Quote;
import io.dawsos.provider.QuotedRate;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.json.Findings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Polygon.io, also sold as Massive. Prices are of US stocks, in US dollars and raw as traded. An FX
 * rate is the last one of its day in UTC. The key's plan decides how far back and how many times a
 * minute one may ask. Thread-safe.
 */
public final class PolygonProvider implements MarketDataProvider {
  private static final String NAME = "polygon";

  /** What can be asked for. */
  public static final Set<Dataset> OFFERS = Set.of(Dataset.PRICES, Dataset.RATES, Dataset.ACTIONS);

  /** What the answers may be used for. */
  public static final Licence LICENCE =
      new Licence("Polygon.io market data terms, own use only", "", false);

  private static final Comparator<CorporateAction> OLDEST_FIRST =
      Comparator.comparing(CorporateAction::exDate).thenComparing(CorporateAction::symbol);

  private final PolygonBars bars;
  private final PolygonActions actions;

  /**
   * Asks through the client, whose address is Polygon's, such as {@code https://api.polygon.io}.
   */
  public PolygonProvider(ProviderClient client) {
    PolygonClient polygon = new PolygonClient(client);
    bars = new PolygonBars(polygon);
    actions = new PolygonActions(polygon);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Licence licence() {
    return LICENCE;
  }

  @Override
  public Set<Dataset> offers() {
    return OFFERS;
  }

  @Override
  public Answer<Quote> prices(Collection<String> symbols, LocalDate oldest, LocalDate asOf) {
    Findings<Quote> findings = new Findings<>();
    bars.prices(symbols, oldest, asOf, findings);
    return findings.answer(NAME, asOf, LICENCE);
  }

  @Override
  public Answer<QuotedRate> rates(
      Collection<CurrencyPair> pairs, LocalDate oldest, LocalDate asOf) {
    Findings<QuotedRate> findings = new Findings<>();
    bars.rates(new LinkedHashSet<>(pairs), oldest, asOf, findings);
    return findings.answer(NAME, asOf, LICENCE);
  }

  @Override
  public Answer<CorporateAction> actions(Collection<String> symbols, LocalDate from, LocalDate to) {
    Findings<CorporateAction> findings = new Findings<>();
    for (String symbol : new LinkedHashSet<>(symbols)) {
      actions.find(symbol, from, to, findings);
    }
    return findings.answer(NAME, to, LICENCE, OLDEST_FIRST);
  }
}
