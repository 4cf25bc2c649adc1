package io.dawsos.telemetry.trace;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.observability.Observability;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of traces that are promised. */
public final class TraceContract {
  /** What a span has where an error happened, and elsewhere not. */
  private static final Set<String> OF_ERRORS =
      Set.of("error", "error.type", "error.message", "error.status");

  private TraceContract() {}

  /** The whole list. */
  static JsonNode read() {
    return Observability.contract("traces.yml");
  }

  /** The entries of a section that are ours to bring now. */
  static List<JsonNode> ours(String section) {
    return Observability.elements(read().path(section))
        .filter(each -> each.path("owner").textValue().equals("service"))
        .toList();
  }

  /** The names of the spans that are ours. */
  public static Set<String> spans() {
    return ours("spans").stream()
        .map(span -> span.path("name").textValue())
        .collect(Collectors.toSet());
  }

  /** The attributes that a span of ours has where no error happened. */
  public static List<String> attributes(String span) {
    return ours("spans").stream()
        .filter(each -> each.path("name").textValue().equals(span))
        .flatMap(each -> Observability.elements(each.path("attributes")))
        .map(JsonNode::textValue)
        .filter(attribute -> !OF_ERRORS.contains(attribute))
        .toList();
  }
}
