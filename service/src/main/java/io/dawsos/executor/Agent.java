package io.dawsos.executor;

/**
 * A group of capabilities: a class whose public methods marked {@link Capability} take a {@link
 * RequestContext} and an argument record and return a result record.
 */
public interface Agent {
  /** The agent's name in metadata and telemetry, such as {@code financial_analyst}. */
  String name();
}
