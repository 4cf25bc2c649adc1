package io.dawsos.executor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A declarative request: which capabilities run with which arguments, and what of their results is
 * the answer.
 *
 * @param id the name in requests, lowercase with underscores
 * @param version semantic version of this definition
 * @param name a few words for people
 * @param description one or two sentences for people
 * @param inputs what a request may give, by name
 * @param steps run in order
 * @param outputs fields of the result, each a reference {@code {{step}}} or {@code {{step.path}}}
 * @param display how a client may lay the outputs out; not read by the service
 * @param rightsRequired rights of the data sources that a reader needs
 * @param exportAllowed whether the result may leave the service as a file
 */
public record Pattern(
    String id,
    String version,
    String name,
    String description,
    Map<String, PatternInput> inputs,
    List<PatternStep> steps,
    Map<String, JsonNode> outputs,
    @Nullable JsonNode display,
    List<String> rightsRequired,
    boolean exportAllowed) {
  /** Copies the collections. */
  public Pattern {
    inputs = Map.copyOf(inputs);
    steps = List.copyOf(steps);
    outputs = Map.copyOf(outputs);
    rightsRequired = List.copyOf(rightsRequired);
  }

  /** Makes a pattern from its JSON document, in which the collections may be absent. */
  @JsonCreator
  static Pattern of(
      @JsonProperty(value = "id", required = true) String id,
      @JsonProperty(value = "version", required = true) String version,
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty("description") @Nullable String description,
      @JsonProperty("inputs") @Nullable Map<String, PatternInput> inputs,
      @JsonProperty(value = "steps", required = true) List<PatternStep> steps,
      @JsonProperty(value = "outputs", required = true) Map<String, JsonNode> outputs,
      @JsonProperty("display") @Nullable JsonNode display,
      @JsonProperty("rights_required") @Nullable List<String> rightsRequired,
      @JsonProperty("export_allowed") boolean exportAllowed) {
    return new Pattern(
        id,
        version,
        name,
        description == null ? "" : description,
        inputs == null ? Map.of() : inputs,
        steps,
        outputs,
        display,
        rightsRequired == null ? List.of() : rightsRequired,
        exportAllowed);
  }
}
