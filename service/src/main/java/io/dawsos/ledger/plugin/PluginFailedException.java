package io.dawsos.ledger.plugin;

/** A plugin that cannot go on; the message says why. */
final class PluginFailedException extends Exception {
  PluginFailedException(String message) {
    super(message);
  }
}
