package io.dawsos.executor.pattern;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.error.DawsosException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads documents into patterns, or says everything that is wrong with them. Thread-safe. */
public final class PatternReader {
  /** The size from which a document is not even read. */
  static final int MAX_BYTES = 1 << 20;

  private final ObjectMapper json;
  private final PatternSchema schema;
  private final PatternChecker checker;

  /**
   * A reader.
   *
   * @param json bounds the nesting and the numbers of documents, and refuses duplicate fields
   * @param canonical the one text of a document
   * @param capabilities what steps may call
   */
  public PatternReader(
      ObjectMapper json, Function<JsonNode, String> canonical, Capabilities capabilities) {
    this.json = json;
    this.schema = PatternSchema.load(json);
    this.checker = new PatternChecker(capabilities, canonical);
  }

  /**
   * What reading gave: a pattern, or problems.
   *
   * @param pattern empty where there are problems
   * @param problems in the order in which they were found
   */
  public record Reading(Optional<Pattern> pattern, List<PatternProblem> problems) {}

  /**
   * Reads a document.
   *
   * @param file its name in problems
   */
  public Reading read(String file, byte[] document) {
    Findings findings = new Findings(file);
    Optional<Pattern> pattern = Optional.empty();
    if (document.length > MAX_BYTES) {
      findings.add("", "is larger than %d bytes".formatted(MAX_BYTES));
    } else {
      pattern = parse(document, findings).flatMap(tree -> interpret(tree, findings));
    }
    return new Reading(findings.isEmpty() ? pattern : Optional.empty(), findings.toList());
  }

  /** Reads a file; one that cannot be read is a problem of its own. */
  public Reading read(Path file) {
    PatternFolder.Content content = PatternFolder.content(file);
    return content.problem().isEmpty()
        ? read(file.toString(), content.bytes())
        : new Reading(
            Optional.empty(), List.of(new PatternProblem(file.toString(), "", content.problem())));
  }

  /** Reads the canonical text of a pattern that was read before. */
  public Reading read(String file, String canonicalText) {
    return read(file, canonicalText.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<JsonNode> parse(byte[] document, Findings findings) {
    try (JsonParser parser = json.createParser(document)) {
      try {
        JsonNode tree =
            json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(parser);
        if (parser.nextToken() != null) {
          findings.add("", at(parser.currentTokenLocation()) + "something follows the document");
          return Optional.empty();
        }
        if (tree == null) {
          findings.add("", "is empty");
        }
        return Optional.ofNullable(tree);
      } catch (JsonProcessingException e) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        findings.add(pointer, at(e.getLocation()) + firstLine(e.getOriginalMessage()));
      } catch (DawsosException e) {
        findings.add(parser.getParsingContext().pathAsPointer(), e.message());
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static String at(JsonLocation location) {
    return location == null
        ? ""
        : "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String firstLine(String message) {
    // Jackson tells where the enclosing object starts in a source that it does not name.
    String line = message.lines().findFirst().orElse("is no JSON");
    int marker = line.indexOf(" (start marker at ");
    return marker < 0 ? line : line.substring(0, marker);
  }

  private Optional<Pattern> interpret(JsonNode tree, Findings findings) {
    schema.check(tree, findings);
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    try {
      PatternDefinition definition = json.treeToValue(tree, PatternDefinition.class);
      return checker.check(definition, tree, findings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the schema of patterns lets pass what cannot be bound", e);
    }
  }
}
