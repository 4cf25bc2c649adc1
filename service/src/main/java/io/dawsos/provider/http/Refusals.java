package io.dawsos.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.util.List;

/** Turns a refusing status into a message with the provider's own words. */
final class Refusals {
  private static final List<String> FIELDS =
      List.of("error_message", "Error Message", "message", "error");

  private final ProviderSettings settings;
  private final Redaction redaction;

  Refusals(ProviderSettings settings, Redaction redaction) {
    this.settings = settings;
    this.redaction = redaction;
  }

  ProviderRefusal of(Reply reply) {
    String words = redaction.shown(words(reply.body()));
    if (reply.status() == 401 || reply.status() == 403) {
      return ofKey(reply.status(), words);
    }
    return new ProviderRefusal(
        ErrorCode.ARGUMENT_INVALID,
        "%s refused the request with status %d%s"
            .formatted(settings.name(), reply.status(), said(words)),
        "",
        reply.status(),
        words);
  }

  ProviderRefusal ofKey(int status, String words) {
    ProviderKey key = settings.key();
    return new ProviderRefusal(
        ErrorCode.PROVIDER_NOT_CONFIGURED,
        "%s refused %s%s"
            .formatted(settings.name(), key == null ? "to answer" : "the API key", said(words)),
        key == null
            ? ""
            : "set %s in the environment to a valid key, and see what its plan covers"
                .formatted(key.variable()),
        status,
        words);
  }

  private static String said(String words) {
    return words.isEmpty() ? "" : ": " + words;
  }

  private static String words(byte[] body) {
    try {
      JsonNode answer = StrictJson.read(body);
      return FIELDS.stream()
          .map(answer::path)
          .filter(JsonNode::isTextual)
          .map(JsonNode::textValue)
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return ""; // a page for people, such as a proxy's
    }
  }
}
