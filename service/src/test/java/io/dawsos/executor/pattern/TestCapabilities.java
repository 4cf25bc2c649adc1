package io.dawsos.executor.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.executor.CanonicalJson;
import io.dawsos.executor.JsonFormat;
import io.dawsos.executor.pattern.PatternReader.Reading;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Capabilities that take and give values of every type, and what reads patterns over them. */
final class TestCapabilities implements Capabilities {
  static final ObjectMapper JSON = JsonFormat.mapper();

  private static final JsonNode ALL =
      json(
          """
          {"test.value": {
             "arguments": {"type": "object", "additionalProperties": false,
               "required": ["portfolio_id"],
               "properties": {
                 "portfolio_id": {"type": "string", "format": "uuid"},
                 "currency": {"type": ["string", "null"]},
                 "date": {"type": ["string", "null"], "format": "date"},
                 "limit": {"type": ["integer", "null"]},
                 "share": {"type": ["number", "null"]},
                 "deep": {"type": ["boolean", "null"]},
                 "mode": {"type": ["string", "null"], "enum": ["fast", "exact", null]},
                 "codes": {"type": ["array", "null"], "items": {"type": "string"}},
                 "range": {"anyOf": [{"type": "null"}, {"type": "object",
                   "additionalProperties": false, "required": ["from"],
                   "properties": {"from": {"type": "number"},
                                  "to": {"type": ["number", "null"]}}}]},
                 "any": {}}},
             "result": {"type": "object", "additionalProperties": false,
               "required": ["total", "currency", "day", "rows", "best", "count", "ids"],
               "properties": {
                 "total": {"type": "number"},
                 "currency": {"type": "string"},
                 "day": {"type": "string", "format": "date"},
                 "note": {"type": ["string", "null"]},
                 "count": {"type": "integer"},
                 "ids": {"type": "array", "items": {"type": "string", "format": "uuid"}},
                 "best": {"type": ["object", "null"], "additionalProperties": false,
                   "required": ["name", "weight"],
                   "properties": {"name": {"type": "string"},
                                  "weight": {"type": ["number", "null"]}}},
                 "rows": {"type": "array", "items": {"type": "object",
                   "additionalProperties": false, "required": ["name"],
                   "properties": {"name": {"type": "string"}}}},
                 "labels": {"type": "object", "additionalProperties": {"type": "string"}}}}},
           "test.none": {
             "arguments": {"type": "object", "additionalProperties": false},
             "result": {"type": "object", "properties": {"ok": {"type": "boolean"}},
               "required": ["ok"], "additionalProperties": false}}}""");

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PatternReader reader() {
    return new PatternReader(JSON, CanonicalJson::of, new TestCapabilities());
  }

  static Reading read(String document) {
    return reader().read("my.json", document.getBytes(StandardCharsets.UTF_8));
  }

  /** A sound document of two steps. */
  static String document(String id, String version, String name) {
    return """
        {"id": "%s", "version": "%s", "name": "%s",
         "inputs": {"portfolio": {"type": "uuid", "required": true}},
         "steps": [{"capability": "test.value", "as": "one",
                    "args": {"portfolio_id": "{{inputs.portfolio}}"}},
                   {"capability": "test.none", "as": "two"}],
         "outputs": {"total": "{{one.total}}"}}"""
        .formatted(id, version, name);
  }

  @Override
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    ALL.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Override
  public Optional<CapabilitySignature> find(String name) {
    JsonNode found = ALL.path(name);
    return found.isMissingNode()
        ? Optional.empty()
        : Optional.of(new CapabilitySignature(found.get("arguments"), found.get("result")));
  }
}
