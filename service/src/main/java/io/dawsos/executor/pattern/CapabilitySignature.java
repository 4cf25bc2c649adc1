package io.dawsos.executor.pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a capability takes and gives.
 *
 * @param arguments JSON Schema of its arguments, an object
 * @param result JSON Schema of its result, an object
 */
public record CapabilitySignature(JsonNode arguments, JsonNode result) {}
