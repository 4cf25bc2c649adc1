package io.dawsos.provider.ecb;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.CurrencyPair;
import io.dawsos.provider.Answer;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.Licence;
import io.dawsos.provider.MarketDataProvider;
import io.dawsos.provider.QuotedRate;
import io.dawsos.provider.eurofxref.MalformedFileException;
import io.dawsos.provider.eurofxref.ReferenceRates;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderSettings;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The euro foreign exchange reference rates of the European Central Bank: units of a currency per
 * one euro, published about 16:00 CET on each TARGET day, for information and not for trading.
 * Needs no key.
 *
 * <p>A pair without the euro is answered with its two legs: USD/CAD with EUR/USD and EUR/CAD, each
 * the newest of its currency. A currency that the ECB does not quote is left out.
 */
public final class EcbProvider implements MarketDataProvider {
  /** Where the ECB publishes its files. */
  public static final URI BASE_URL = URI.create("https://www.ecb.europa.eu/stats/eurofxref");

  private static final String NAME = "ecb";
  private static final String EURO = "EUR";
  private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");

  /** What can be asked for. */
  public static final Set<Dataset> OFFERS = Set.of(Dataset.RATES);

  /** What the answers may be used for. */
  public static final Licence LICENCE =
      new Licence("ECB statistics, free reuse", "Source: ECB statistics.", true);

  private final ProviderClient client;
  private final InstantSource clock;

  /**
   * A provider of the files below the client's base URL.
   *
   * @param clock decides which file is asked for first; what is answered depends on the files alone
   */
  public EcbProvider(ProviderClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /** The usual limits for files below this URL. */
  public static ProviderSettings settings(URI baseUrl) {
    return ProviderSettings.defaults(NAME, baseUrl);
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
  public Answer<QuotedRate> rates(
      Collection<CurrencyPair> pairs, LocalDate oldest, LocalDate asOf) {
    Set<String> currencies =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.base(), pair.quote()))
            .map(currency -> currency.code())
            .filter(code -> !code.equals(EURO))
            .collect(Collectors.toUnmodifiableSet());
    NewestRates found = new NewestRates(currencies, oldest, asOf);
    if (!currencies.isEmpty()) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), FRANKFURT);
      for (EcbFile file : EcbFile.candidates(asOf, today)) {
        found = new NewestRates(currencies, oldest, asOf);
        read(file, found);
        if (found.isComplete()) {
          break;
        }
      }
    }
    return new Answer<>(NAME, asOf, LICENCE, found.rates(), found.rejected());
  }

  private void read(EcbFile file, NewestRates rates) {
    byte[] bytes = client.bytes(file.path(), Map.of());
    try {
      ReferenceRates.read(bytes, rates);
    } catch (MalformedFileException e) {
      throw new DawsosException(
          ErrorCode.PROVIDER_ANSWER_INVALID,
          "ecb: %s, line %d: %s".formatted(file.path(), e.line(), e.message()),
          "try again later");
    }
  }
}
