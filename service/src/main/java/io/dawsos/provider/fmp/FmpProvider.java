package io.dawsos.provider.fmp;

import io.dawsos.ledger.CurrencyPair;
import io.dawsos.provider.Answer;
import io.dawsos.provider.CorporateAction;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.Fundamentals;
import io.dawsos.provider.Licence;
import io.dawsos.provider.MarketDataProvider;
import io.dawsos.provider.Profile;
import io.dawsos.provider.Quote;
import io.dawsos.provider.QuotedRate;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.json.Findings;
import io.dawsos.provider.json.JsonRow;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Financial Modeling Prep. Prices are raw, without a currency: the profile has it, such as {@code
 * GBp}. FMP computes them from its split-adjusted series, so that a price from before a split may
 * be off by a cent. Dividends are without a currency as well. Thread-safe.
 */
public final class FmpProvider implements MarketDataProvider {
  private static final String NAME = "fmp";

  /** What can be asked for. */
  public static final Set<Dataset> OFFERS =
      Set.of(
          Dataset.PRICES, Dataset.RATES, Dataset.ACTIONS, Dataset.PROFILES, Dataset.FUNDAMENTALS);

  /** What the answers may be used for. */
  public static final Licence LICENCE =
      new Licence("Financial Modeling Prep terms of service, own use only", "", false);

  private static final Comparator<CorporateAction> OLDEST_FIRST =
      Comparator.comparing(CorporateAction::exDate).thenComparing(CorporateAction::symbol);

  private final FmpClient client;
  private final FmpPrices prices;
  private final FmpActions actions;
  private final FmpStatements statements;
  private final InstantSource clock;

  /**
   * Asks through the client, whose address is FMP's, {@code https://financialmodelingprep.com}.
   *
   * @param clock dates profiles and fundamentals, which are asked for as they are known now
   */
  public FmpProvider(ProviderClient client, InstantSource clock) {
    this.client = new FmpClient(client);
    prices = new FmpPrices(this.client);
    actions = new FmpActions(this.client);
    statements = new FmpStatements(this.client);
    this.clock = clock;
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
    for (String symbol : new LinkedHashSet<>(symbols)) {
      prices.price(symbol, oldest, asOf, findings).ifPresent(findings::add);
    }
    return findings.answer(NAME, asOf, LICENCE);
  }

  @Override
  public Answer<QuotedRate> rates(
      Collection<CurrencyPair> pairs, LocalDate oldest, LocalDate asOf) {
    Findings<QuotedRate> findings = new Findings<>();
    for (CurrencyPair pair : new LinkedHashSet<>(pairs)) {
      prices.rate(pair, oldest, asOf, findings).ifPresent(findings::add);
    }
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

  @Override
  public Answer<Profile> profile(String symbol) {
    Findings<Profile> findings = new Findings<>();
    findings.addAll(
        symbol,
        client.rows("profile", symbol, Map.of("symbol", symbol), findings),
        "symbol",
        row -> profile(row, symbol));
    return findings.answer(NAME, today(), LICENCE);
  }

  @Override
  public Answer<Fundamentals> fundamentals(String symbol) {
    Findings<Fundamentals> findings = new Findings<>();
    statements.find(symbol, findings);
    return findings.answer(NAME, today(), LICENCE);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Profile profile(JsonRow row, String symbol) {
    row.requireText("symbol", symbol);
    return new Profile(
        symbol,
        row.textOrNull("companyName"),
        row.textOrNull("currency"),
        row.textOrNull("exchange"),
        row.textOrNull("sector"),
        row.textOrNull("industry"),
        row.textOrNull("country"),
        row.textOrNull("isin"));
  }
}
