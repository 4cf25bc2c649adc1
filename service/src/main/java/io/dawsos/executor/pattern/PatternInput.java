package io.dawsos.executor.pattern;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An input that a pattern declares.
 *
 * @param rule what its values may be
 * @param required whether a request must give it
 * @param defaultValue the value where a request gives none; null for JSON null
 * @param description for people; null where there is none
 */
public record PatternInput(
    @JsonUnwrapped InputRule rule,
    boolean required,
    @JsonProperty("default") @Nullable JsonNode defaultValue,
    @Nullable String description) {

  /** Whether steps may see null: a request need not give it, and nothing stands in for it. */
  boolean isNullable() {
    return !required && (defaultValue == null || defaultValue.isNull());
  }
}
