package io.dawsos.executor.pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a capability, as the document says it.
 *
 * @param capability a registered name
 * @param args arguments by name: JSON with references
 * @param as the name under which others refer to the result
 * @param condition an expression in CEL; null where the step always runs
 */
public record PatternStep(
    String capability, Map<String, JsonNode> args, String as, @Nullable String condition) {
  @JsonCreator
  static PatternStep of(
      @JsonProperty("capability") String capability,
      @JsonProperty("args") @Nullable Map<String, JsonNode> args,
      @JsonProperty("as") String as,
      @JsonProperty("condition") @Nullable String condition) {
    return new PatternStep(capability, args == null ? Map.of() : args, as, condition);
  }
}
