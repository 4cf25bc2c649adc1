package io.dawsos;

import io.dawsos.job.Services;

/** Closes services when the process is told to end, unless a server's life cycle does so. */
final class ClosingHook {
  private ClosingHook() {}

  static void register(Services services) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(services), "close-services"));
  }

  private static void close(Services services) {
    if (!services.isLeftToLifecycle()) {
      services.close();
    }
  }
}
