package io.dawsos.executor;

import io.dawsos.executor.pattern.Capabilities;
import io.dawsos.executor.pattern.CapabilitySignature;
import java.util.Optional;
import java.util.Set;

/** The capabilities of a runtime, as patterns are checked against them. */
public final class CapabilityCatalog implements Capabilities {
  private final AgentRuntime runtime;

  /** A catalogue of a runtime. */
  public CapabilityCatalog(AgentRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Set<String> names() {
    return runtime.names();
  }

  @Override
  public Optional<CapabilitySignature> find(String name) {
    if (!runtime.names().contains(name)) {
      return Optional.empty();
    }
    CapabilityDescription description = runtime.describe(name);
    return Optional.of(new CapabilitySignature(description.arguments(), description.result()));
  }
}
