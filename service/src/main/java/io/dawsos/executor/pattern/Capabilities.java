package io.dawsos.executor.pattern;

import java.util.Optional;
import java.util.Set;

/** The capabilities that steps may call. */
public interface Capabilities {
  /** Their names. */
  Set<String> names();

  /** What the capability takes and gives; empty where there is none of the name. */
  Optional<CapabilitySignature> find(String name);
}
