package io.dawsos.telemetry.trace;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a trace's context from environment variables. */
final class EnvironmentGetter implements TextMapGetter<Map<String, String>> {
  @Override
  public @Nullable String get(@Nullable Map<String, String> environment, String name) {
    return environment == null ? null : environment.get(name.toUpperCase(Locale.ROOT));
  }
}
