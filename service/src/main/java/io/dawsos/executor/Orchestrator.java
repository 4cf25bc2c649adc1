package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs the steps of a pattern in order and assembles its outputs. Thread-safe. */
public final class Orchestrator {
  private final AgentRuntime runtime;
  private final ObjectMapper json;

  /** An orchestrator over the runtime's agents. */
  public Orchestrator(AgentRuntime runtime, ObjectMapper json) {
    this.runtime = runtime;
    this.json = json;
  }

  /**
   * What a run gave.
   *
   * @param result the outputs of the pattern
   * @param agents names of the agents that took part, sorted
   * @param capabilities names of the capabilities called, in order
   * @param warnings what the capabilities warned of, in order, each once
   */
  public record Outcome(
      ObjectNode result, Set<String> agents, List<String> capabilities, List<String> warnings) {}

  /**
   * Runs a pattern.
   *
   * @param inputs values by name; checked against what the pattern declares
   * @param portfolios the portfolios that the caller may see
   * @param deadline until when the caller waits
   * @throws DawsosException INPUT_INVALID, or what a capability throws
   */
  public Outcome run(
      Pattern pattern,
      JsonNode inputs,
      RequestContext context,
      Portfolios portfolios,
      Deadline deadline) {
    ObjectNode scope = json.createObjectNode();
    scope.set("inputs", inputs(pattern, inputs));
    scope.set("ctx", json.valueToTree(context));
    Set<String> agents = new TreeSet<>();
    List<String> capabilities = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (PatternStep step : pattern.steps()) {
      JsonNode value =
          runtime.call(
              step.capability(), context, resolve(step.args(), scope), portfolios, deadline);
      scope.set(step.as(), value);
      agents.add(runtime.describe(step.capability()).agent());
      capabilities.add(step.capability());
      for (JsonNode warning : value.path("warnings")) {
        if (!warnings.contains(warning.asText())) {
          warnings.add(warning.asText());
        }
      }
    }
    return new Outcome(resolve(pattern.outputs(), scope), agents, capabilities, warnings);
  }

  private ObjectNode resolve(Map<String, JsonNode> values, ObjectNode scope) {
    ObjectNode resolved = json.createObjectNode();
    new TreeMap<>(values)
        .forEach(
            (name, value) ->
                resolved.set(
                    name, Reference.parse(value).map(r -> r.resolve(scope)).orElse(value)));
    return resolved;
  }

  /**
   * Checks inputs against what the pattern declares, and fills in its defaults.
   *
   * @throws DawsosException INPUT_INVALID
   */
  public ObjectNode inputs(Pattern pattern, JsonNode given) {
    for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!pattern.inputs().containsKey(name)) {
        throw invalid("%s takes no input \"%s\"".formatted(pattern.id(), name), pattern);
      }
    }
    ObjectNode inputs = json.createObjectNode();
    pattern.inputs().forEach((name, input) -> inputs.set(name, value(pattern, name, input, given)));
    return inputs;
  }

  private static JsonNode value(Pattern pattern, String name, PatternInput input, JsonNode given) {
    JsonNode value = given.path(name);
    if (value.isMissingNode() || value.isNull()) {
      if (input.required()) {
        throw invalid("%s needs the input \"%s\"".formatted(pattern.id(), name), pattern);
      }
      JsonNode fallback = input.defaultValue();
      return fallback == null ? NullNode.getInstance() : fallback;
    }
    if (!input.type().accepts(value)) {
      throw invalid(
          "input \"%s\" of %s is not of type %s".formatted(name, pattern.id(), input.type().text()),
          pattern);
    }
    return value;
  }

  private static DawsosException invalid(String message, Pattern pattern) {
    return new DawsosException(
        ErrorCode.INPUT_INVALID, message, "GET /v1/patterns lists the inputs of " + pattern.id());
  }
}
