package io.dawsos.executor.pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** What references stand for while a pattern runs. */
@FunctionalInterface
public interface Values {
  /**
   * The value of {@code inputs}, {@code ctx} or a step; JSON null for a step that was skipped or
   * has failed.
   */
  JsonNode of(String root);
}
