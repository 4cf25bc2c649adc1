package io.dawsos.provider.fmp;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderRefusal;
import io.dawsos.provider.json.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Asks FMP's {@code stable} API. Every good answer is a list, an empty one where nothing is known;
 * errors come as an object, even with status 200.
 */
final class FmpClient {
  private static final int PAYMENT_REQUIRED = 402;

  private final ProviderClient client;

  FmpClient(ProviderClient client) {
    this.client = client;
  }

  /**
   * The rows of what is known of a symbol. FMP's plans differ by symbol as well; a symbol that the
   * key's plan does not include is rejected, so that the others are still answered.
   */
  Iterable<JsonNode> rows(
      String path, String symbol, Map<String, String> query, Findings<?> findings) {
    try {
      return checked(client.about(symbol).json("/stable/" + path, query));
    } catch (ProviderRefusal refusal) {
      if (refusal.status() != PAYMENT_REQUIRED) {
        throw refusal;
      }
      findings.reject(symbol, "", "the plan of fmp's key does not include it");
      return List.of();
    }
  }

  private JsonNode checked(JsonNode answer) {
    if (answer.isArray()) {
      return answer;
    }
    String words =
        Stream.of(
                answer, answer.path("Error Message"), answer.path("error"), answer.path("message"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .findFirst()
            .orElse("");
    throw error(words.toLowerCase(Locale.ROOT), client.quoted(words));
  }

  private static DawsosException error(String words, String shown) {
    if (words.contains("limit reach") || words.contains("too many requests")) {
      return new DawsosException(
          ErrorCode.PROVIDER_UNAVAILABLE,
          "fmp's limit of requests is reached: " + shown,
          "ask again tomorrow, or see what the key's plan covers");
    }
    if (Stream.of("api key", "subscription", "premium", "exclusive", "restricted", "upgrade")
        .anyMatch(words::contains)) {
      return new DawsosException(
          ErrorCode.PROVIDER_NOT_CONFIGURED,
          "fmp refused the API key: " + shown,
          "check the key, and see what its plan covers");
    }
    return new DawsosException(
        ErrorCode.PROVIDER_ANSWER_INVALID,
        shown.isEmpty() ? "fmp sent no list" : "fmp sent an error: " + shown,
        "ask again later");
  }
}
