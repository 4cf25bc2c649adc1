package io.dawsos.job;

import io.dawsos.database.Secret;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.Licence;
import io.dawsos.provider.MarketDataProvider;
import io.dawsos.provider.ecb.EcbProvider;
import io.dawsos.provider.fmp.FmpProvider;
import io.dawsos.provider.fred.FredProvider;
import io.dawsos.provider.http.ExchangeListener;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderKey;
import io.dawsos.provider.http.ProviderSettings;
import io.dawsos.provider.polygon.PolygonProvider;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The providers of market data that are configured. Each is made once, as its rate limit and its
 * circuit breaker are of the whole process. Thread-safe.
 */
public final class Providers {
  private static final String ECB = "ecb";
  private static final String POLYGON = "polygon";
  private static final String FMP = "fmp";
  private static final String FRED = "fred";

  /** Every provider's name, and the environment variable of its key; null where it needs none. */
  private static final Map<String, @Nullable String> VARIABLES = variables();

  private final ProvidersConfiguration configuration;
  private final InstantSource clock;
  private final ExchangeListener listener;
  private final Map<String, MarketDataProvider> made = new LinkedHashMap<>();

  Providers(ProvidersConfiguration configuration, InstantSource clock, ExchangeListener listener) {
    this.configuration = configuration;
    this.clock = clock;
    this.listener = listener;
  }

  private static Map<String, @Nullable String> variables() {
    Map<String, @Nullable String> variables = new LinkedHashMap<>();
    variables.put(ECB, null);
    variables.put(POLYGON, "POLYGON_API_KEY");
    variables.put(FMP, "FMP_API_KEY");
    variables.put(FRED, "FRED_API_KEY");
    return variables;
  }

  /** Every name that there is, configured or not. */
  public static Set<String> names() {
    return VARIABLES.keySet();
  }

  /** The environment variable that a provider's key comes from; empty where it needs none. */
  public static Optional<String> variable(String name) {
    return Optional.ofNullable(VARIABLES.get(name));
  }

  /** What a provider's data may be used for. */
  public static Licence licence(String name) {
    return switch (name) {
      case ECB -> EcbProvider.LICENCE;
      case POLYGON -> PolygonProvider.LICENCE;
      case FMP -> FmpProvider.LICENCE;
      default -> FredProvider.LICENCE;
    };
  }

  /** The terms of a source of prices; empty for what is no provider's, such as {@code csv}. */
  public static Optional<Licence> licenceOfSource(String source) {
    return names().contains(source) ? Optional.of(licence(source)) : Optional.empty();
  }

  /** What a provider offers, whether it is configured or not. */
  public static Set<Dataset> offers(String name) {
    return switch (name) {
      case ECB -> EcbProvider.OFFERS;
      case POLYGON -> PolygonProvider.OFFERS;
      case FMP -> FmpProvider.OFFERS;
      default -> FredProvider.OFFERS;
    };
  }

  /**
   * Whether prices of a source may be handed on. What is no provider's, such as {@code csv} or
   * {@code ledger}, is the user's own to judge.
   */
  public static boolean mayBeRedistributed(String source) {
    return licenceOfSource(source).map(Licence::redistribution).orElse(true);
  }

  /** Whether a provider can be asked: it needs no key, or has one. */
  public boolean isConfigured(String name) {
    return names().contains(name) && (VARIABLES.get(name) == null || section(name).hasKey());
  }

  /** Those that can be asked. */
  public List<MarketDataProvider> configured() {
    return names().stream().filter(this::isConfigured).map(this::get).toList();
  }

  /**
   * Returns a provider.
   *
   * @throws DawsosException PROVIDER_NOT_CONFIGURED where its key is missing or malformed;
   *     ARGUMENT_INVALID for an unknown name
   */
  public synchronized MarketDataProvider get(String name) {
    requireKnown(name);
    MarketDataProvider provider = made.get(name);
    if (provider == null) {
      provider = make(name);
      made.put(name, provider);
    }
    return provider;
  }

  /** Refuses a name that no provider has, with ARGUMENT_INVALID. */
  public static void requireKnown(String name) {
    if (!names().contains(name)) {
      throw new DawsosException(
          ErrorCode.ARGUMENT_INVALID,
          "there is no provider \"%s\"".formatted(name),
          "the providers are " + String.join(", ", names()));
    }
  }

  private MarketDataProvider make(String name) {
    ProviderConfiguration section = section(name);
    String variable = VARIABLES.get(name);
    if (variable == null) {
      return new EcbProvider(client(section.settings(name)), clock);
    }
    if (!section.hasKey()) {
      throw new DawsosException(
          ErrorCode.PROVIDER_NOT_CONFIGURED,
          "the provider %s has no API key".formatted(name),
          "set %s in the environment".formatted(variable));
    }
    Secret key = section.key();
    return switch (name) {
      case POLYGON ->
          new PolygonProvider(client(section.settings(name, ProviderKey.bearer(key, variable))));
      case FMP ->
          new FmpProvider(
              client(section.settings(name, ProviderKey.query("apikey", key, variable))), clock);
      default ->
          new FredProvider(
              client(section.limit(FredProvider.settings(section.url(), key, variable))));
    };
  }

  private ProviderClient client(ProviderSettings settings) {
    return new ProviderClient(settings, listener);
  }

  private ProviderConfiguration section(String name) {
    return switch (name) {
      case ECB -> configuration.ecb();
      case POLYGON -> configuration.polygon();
      case FMP -> configuration.fmp();
      default -> configuration.fred();
    };
  }
}
