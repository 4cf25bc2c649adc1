package io.dawsos.provider.fred;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.database.Secret;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.Answer;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.Licence;
import io.dawsos.provider.MarketDataProvider;
import io.dawsos.provider.Observation;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderKey;
import io.dawsos.provider.http.ProviderRefusal;
import io.dawsos.provider.http.ProviderSettings;
import io.dawsos.provider.http.ProviderSettings.Rate;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Macro-economic series of FRED, the database of the Federal Reserve Bank of St. Louis, by their
 * ids such as {@code DGS10}. Values are in the units of the series and not seasonally or otherwise
 * changed; a vintage is what FRED showed on that day. No observation says since when its value is
 * known, since FRED answers with the day that was asked for.
 */
public final class FredProvider implements MarketDataProvider {
  /** Where FRED answers. */
  public static final URI BASE_URL = URI.create("https://api.stlouisfed.org");

  private static final String NAME = "fred";
  private static final String KEY_PARAMETER = "api_key";
  private static final String KEY_FORM = "[0-9a-z]{32}";
  private static final String SERIES_FORM = "[A-Za-z0-9_.-]{1,64}";
  private static final int PAGE = 10_000;
  private static final int MAX_PAGES = 20;
  private static final Rate RATE = new Rate(100, 10, Duration.ofMinutes(2));

  /** What can be asked for. */
  public static final Set<Dataset> OFFERS = Set.of(Dataset.SERIES);

  /** What the answers may be used for. */
  public static final Licence LICENCE =
      new Licence(
          "FRED® API Terms of Use",
          "This product uses the FRED® API but is not endorsed or certified by the Federal Reserve"
              + " Bank of St. Louis.",
          false);

  private final ProviderClient client;

  /** A provider that asks with this client. */
  public FredProvider(ProviderClient client) {
    this.client = client;
  }

  /**
   * The usual limits: 100 requests a minute, where FRED allows 120.
   *
   * @param variable the environment variable that the key comes from, for messages
   * @throws DawsosException PROVIDER_NOT_CONFIGURED where the key does not look like one of FRED's
   */
  public static ProviderSettings settings(URI baseUrl, Secret key, String variable) {
    if (!key.reveal().matches(KEY_FORM)) {
      throw new DawsosException(
          ErrorCode.PROVIDER_NOT_CONFIGURED,
          "the API key in %s is not one of FRED's: 32 digits and lower-case letters"
              .formatted(variable),
          "set %s in the environment to the key that fredaccount.stlouisfed.org shows"
              .formatted(variable));
    }
    return ProviderSettings.defaults(NAME, baseUrl)
        .with(RATE)
        .with(ProviderKey.query(KEY_PARAMETER, key, variable));
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
  public Answer<Observation> series(
      String id, LocalDate from, LocalDate to, @Nullable LocalDate vintage) {
    if (!id.matches(SERIES_FORM)) {
      throw new DawsosException(
          ErrorCode.ARGUMENT_INVALID,
          "not the id of a series of FRED: \"%s\"".formatted(id),
          "give an id such as DGS10, as the series' page shows it");
    }
    Map<String, String> query = new HashMap<>();
    query.put("series_id", id);
    query.put("observation_start", from.toString());
    query.put("observation_end", to.toString());
    query.put("file_type", "json");
    query.put("sort_order", "asc");
    query.put("limit", Integer.toString(PAGE));
    if (vintage != null) {
      query.put("realtime_start", vintage.toString());
      query.put("realtime_end", vintage.toString());
    }
    Observations found = new Observations(id, from, to);
    readPages(id, query, found);
    return new Answer<>(NAME, to, LICENCE, found.inOrder(), found.rejected());
  }

  private void readPages(String id, Map<String, String> query, Observations found) {
    int offset = 0;
    for (int page = 0; page < MAX_PAGES; page++) {
      query.put("offset", Integer.toString(offset));
      JsonNode answer = ask(id, query);
      JsonNode observations = answer.path("observations");
      JsonNode count = answer.path("count");
      if (!observations.isArray() || !count.isInt()) {
        throw invalid(id, "no observations or no count of them");
      }
      observations.forEach(found::add);
      offset += observations.size();
      if (offset >= count.intValue()) {
        return;
      }
      if (observations.isEmpty()) {
        throw invalid(id, "%d of %d observations only".formatted(offset, count.intValue()));
      }
    }
    throw invalid(id, "more than %d pages".formatted(MAX_PAGES));
  }

  private JsonNode ask(String id, Map<String, String> query) {
    try {
      return client.about(id).json("/fred/series/observations", query);
    } catch (ProviderRefusal refusal) {
      // FRED refuses a key with status 400, as it does an unknown series.
      if (refusal.words().contains(KEY_PARAMETER)) {
        throw client.keyRefused(refusal);
      }
      if (refusal.status() == 400 && !refusal.words().isEmpty()) {
        throw new DawsosException(
            ErrorCode.ARGUMENT_INVALID,
            "fred refused the series %s: %s".formatted(id, refusal.words()),
            "check the id of the series and the dates");
      }
      throw refusal;
    }
  }

  private static DawsosException invalid(String id, String reason) {
    return new DawsosException(
        ErrorCode.PROVIDER_ANSWER_INVALID,
        "fred answered for %s: %s".formatted(id, reason),
        "try again later");
  }
}
