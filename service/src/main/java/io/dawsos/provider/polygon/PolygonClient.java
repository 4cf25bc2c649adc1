package io.dawsos.provider.polygon;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderRefusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Asks Polygon and opens the envelope of its answers: a status, the results where there are any,
 * and where there are more of them.
 */
final class PolygonClient {
  /** A ticker has a few hundred actions in all, at a thousand a page: more pages are a loop. */
  private static final int MAX_PAGES = 10;

  private final ProviderClient client;

  PolygonClient(ProviderClient client) {
    this.client = client;
  }

  /** The daily bars of one ticker; none where the answer says that there are none. */
  Iterable<JsonNode> bars(String ticker, String path, Map<String, String> query) {
    return bars(client.about(ticker), path, query);
  }

  private Iterable<JsonNode> bars(ProviderClient asking, String path, Map<String, String> query) {
    JsonNode answer = checked(asking.json(path, query));
    if (answer.path("adjusted").asBoolean()) {
      throw invalid("prices adjusted for splits, where raw ones were asked for");
    }
    return results(answer);
  }

  /**
   * The bars of the whole market on one day; none where the day has not ended yet, which smaller
   * plans refuse as if it were the key's fault.
   */
  Iterable<JsonNode> market(LocalDate day, Map<String, String> query) {
    try {
      return bars(client, "/v2/aggs/grouped/locale/us/market/stocks/" + day, query);
    } catch (ProviderRefusal refusal) {
      if (refusal.words().contains("before end of day")) {
        return List.of();
      }
      throw refusal;
    }
  }

  /** The rows of one ticker, of all pages. */
  List<JsonNode> allRows(String ticker, String path, Map<String, String> query) {
    ProviderClient asking = client.about(ticker);
    JsonNode page = checked(asking.json(path, query));
    List<JsonNode> rows = new ArrayList<>();
    for (int pages = 1; pages <= MAX_PAGES; pages++) {
      results(page).forEach(rows::add);
      String next = page.path("next_url").asText("");
      if (next.isEmpty()) {
        return rows;
      }
      page = checked(asking.json(address(next)));
    }
    throw invalid("more than %d pages".formatted(MAX_PAGES));
  }

  private static Iterable<JsonNode> results(JsonNode answer) {
    JsonNode results = answer.path("results");
    boolean absent = results.isMissingNode() || results.isNull();
    // A day without trade has no results at all, rather than an empty list.
    if (absent ? answer.path("resultsCount").asInt() != 0 : !results.isArray()) {
      throw invalid("results that are no list");
    }
    return results;
  }

  private JsonNode checked(JsonNode answer) {
    String status = answer.path("status").asText();
    return switch (status) {
      case "OK", "DELAYED" -> answer;
      case "NOT_AUTHORIZED" -> throw keyRefused(words(answer));
      case "ERROR" -> throw error(words(answer));
      default -> throw invalid("an answer without a known status");
    };
  }

  private static DawsosException error(String words) {
    String message = words.toLowerCase(Locale.ROOT);
    if (message.contains("api key")) {
      return keyRefused(words);
    }
    if (message.contains("maximum requests")) {
      return new DawsosException(
          ErrorCode.PROVIDER_UNAVAILABLE,
          "polygon's limit of requests is reached: " + words,
          "ask again in a minute, or lower the requests per minute");
    }
    return invalid("an error: " + words);
  }

  private static DawsosException keyRefused(String words) {
    return new DawsosException(
        ErrorCode.PROVIDER_NOT_CONFIGURED,
        "polygon refused the API key: " + words,
        "check the key, and see what its plan covers");
  }

  private static DawsosException invalid(String what) {
    return new DawsosException(
        ErrorCode.PROVIDER_ANSWER_INVALID, "polygon sent " + what, "ask again later");
  }

  private String words(JsonNode answer) {
    JsonNode error = answer.path("error");
    return client.quoted((error.isTextual() ? error : answer.path("message")).asText());
  }

  private static URI address(String next) {
    try {
      return new URI(next);
    } catch (URISyntaxException e) {
      // Without the text, which may hold the key.
      throw invalid("a next page that has no address");
    }
  }
}
