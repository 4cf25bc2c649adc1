package io.dawsos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.codahale.metrics.MetricRegistry;
import org.slf4j.LoggerFactory;

/**
 * Logging of commands: as configured, but INFO only when asked for, as results are what matters.
 */
final class CommandLogging {
  private CommandLogging() {}

  static void configure(
      DawsosConfiguration configuration, MetricRegistry metrics, boolean verbose) {
    configuration.getLoggingFactory().configure(metrics, "dawsos");
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (!verbose && root.getLevel() == Level.INFO) {
      root.setLevel(Level.WARN);
    }
  }
}
