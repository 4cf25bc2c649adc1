package io.dawsos.executor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a capability.
 *
 * @param capability a registered name
 * @param args arguments by name: JSON values, or references {@code {{…}}} to them
 * @param as the name under which later steps and the outputs refer to the result
 */
public record PatternStep(String capability, Map<String, JsonNode> args, String as) {
  /** Copies the arguments. */
  public PatternStep {
    args = Map.copyOf(args);
  }

  @JsonCreator
  static PatternStep of(
      @JsonProperty(value = "capability", required = true) String capability,
      @JsonProperty("args") @Nullable Map<String, JsonNode> args,
      @JsonProperty(value = "as", required = true) String as) {
    return new PatternStep(capability, args == null ? Map.of() : args, as);
  }
}
