package io.dawsos.executor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The patterns, each checked when loaded. Immutable and thread-safe. */
public final class PatternLibrary {
  private static final List<String> SHIPPED = List.of("portfolio_overview");
  private static final Set<String> RESERVED = Set.of("inputs", "ctx");
  private static final Set<String> CONTEXT_FIELDS =
      Set.of("pricing_pack_id", "ledger_commit_hash", "asof_date", "portfolio_id");

  private final Map<String, Pattern> patterns = new TreeMap<>();
  private final AgentRuntime runtime;

  private PatternLibrary(AgentRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Loads the patterns of the jar.
   *
   * @throws DawsosException PATTERN_INVALID naming file and reason
   */
  public static PatternLibrary shipped(AgentRuntime runtime, ObjectMapper json) {
    PatternLibrary library = new PatternLibrary(runtime);
    for (String id : SHIPPED) {
      String file = "/patterns/" + id + ".json";
      try (InputStream in = PatternLibrary.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException(file + " is not packaged");
        }
        library.add(file, in.readAllBytes(), json);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return library;
  }

  /** A library of one document, for tests. */
  static PatternLibrary of(String file, byte[] document, AgentRuntime runtime, ObjectMapper json) {
    PatternLibrary library = new PatternLibrary(runtime);
    library.add(file, document, json);
    return library;
  }

  private void add(String file, byte[] document, ObjectMapper json) {
    ObjectReader reader =
        json.readerFor(Pattern.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    try {
      Pattern pattern = reader.readValue(document);
      check(pattern);
      patterns.put(pattern.id(), pattern);
    } catch (JsonProcessingException e) {
      throw invalid(file, e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw invalid(file, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DawsosException invalid(String file, String reason) {
    return new DawsosException(
        ErrorCode.PATTERN_INVALID,
        "pattern %s: %s".formatted(file, reason),
        "docs/patterns.md describes the format");
  }

  private void check(Pattern pattern) {
    Set<String> steps = new HashSet<>();
    for (PatternStep step : pattern.steps()) {
      if (!runtime.names().contains(step.capability())) {
        throw new IllegalArgumentException("unknown capability " + step.capability());
      }
      JsonNode known = runtime.describe(step.capability()).arguments().path("properties");
      step.args()
          .forEach(
              (name, value) -> {
                if (!known.has(name)) {
                  throw new IllegalArgumentException(
                      step.capability() + " takes no argument " + name);
                }
                checkReference(pattern, steps, value);
              });
      if (RESERVED.contains(step.as())) {
        throw new IllegalArgumentException("a step cannot be named " + step.as());
      }
      if (!steps.add(step.as())) {
        throw new IllegalArgumentException("two steps are named " + step.as());
      }
    }
    pattern.outputs().values().forEach(value -> checkReference(pattern, steps, value));
  }

  private static void checkReference(Pattern pattern, Set<String> earlier, JsonNode value) {
    Optional<Reference> found = Reference.parse(value);
    if (found.isEmpty()) {
      return;
    }
    Reference reference = found.get();
    String first = reference.path().isEmpty() ? "" : reference.path().get(0);
    boolean known =
        switch (reference.root()) {
          case "inputs" -> pattern.inputs().containsKey(first);
          case "ctx" -> CONTEXT_FIELDS.contains(first);
          default -> earlier.contains(reference.root());
        };
    if (!known) {
      throw new IllegalArgumentException(reference + " names nothing that comes before it");
    }
  }

  /** All patterns, by id. */
  public Collection<Pattern> list() {
    return List.copyOf(patterns.values());
  }

  /** Returns a pattern; throws PATTERN_UNKNOWN. */
  public Pattern get(String id) {
    Pattern pattern = patterns.get(id);
    if (pattern == null) {
      throw new DawsosException(
          ErrorCode.PATTERN_UNKNOWN,
          "there is no pattern \"%s\"".formatted(id.length() > 100 ? id.substring(0, 100) : id),
          "known patterns: " + String.join(", ", patterns.keySet()));
    }
    return pattern;
  }
}
