package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.digest.HashedBytes;
import java.util.ArrayList;
import java.util.List;

/** The canonical documents of patterns, by which executions are pinned. Thread-safe. */
public final class PatternDocuments {
  private final AgentRuntime runtime;
  private final ObjectMapper json;
  private final Cache<Pattern, HashedBytes> known = Caffeine.newBuilder().weakKeys().build();

  /** Documents of patterns over the capabilities of a runtime. */
  public PatternDocuments(AgentRuntime runtime, ObjectMapper json) {
    this.runtime = runtime;
    this.json = json;
  }

  /** The canonical JSON of a pattern. */
  HashedBytes of(Pattern pattern) {
    return known.get(pattern, each -> CanonicalJson.bytes(json.valueToTree(each)));
  }

  /** The pattern of a document; throws PATTERN_INVALID where this release cannot run it. */
  Pattern read(HashedBytes document) {
    return PatternLibrary.of("of sha256 " + document.sha256(), document.toArray(), runtime, json)
        .list()
        .iterator()
        .next();
  }

  /** A panel of a pattern: its id, and the output or field of one that it shows. */
  record Panel(String id, String source) {}

  /** The panels of a pattern, in the order of its document. */
  static List<Panel> panels(Pattern pattern) {
    List<Panel> panels = new ArrayList<>();
    JsonNode display = pattern.display();
    if (display != null) {
      for (JsonNode panel : display.path("panels")) {
        panels.add(new Panel(panel.path("id").asText(), panel.path("source").asText()));
      }
    }
    return panels;
  }
}
