package io.dawsos.executor;

/** Tells when whoever asked has gone away. */
@FunctionalInterface
public interface ClientWatch {
  /** For askers who cannot go away. */
  ClientWatch NONE = gone -> () -> {};

  /**
   * Starts to watch.
   *
   * @param gone called at most once, in any thread, and not after stopping; must not block
   */
  Watch start(Runnable gone);
}
