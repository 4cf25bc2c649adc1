package io.dawsos.job.cli.ledger;

import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The rules of the {@code ledger} section, read without the rest of the configuration, of which the
 * classes take longer to load than a ledger.
 */
final class PlainLedgerRules {
  private PlainLedgerRules() {}

  /**
   * Returns the configured rules, those of Beancount 3.2.3 where there is no configuration file by
   * the usual name; empty when the file is one that the application has to judge or act on.
   */
  static Optional<LedgerRules> read(Path file) {
    if (!Files.exists(file)) {
      return file.equals(Path.of("config.yml"))
          ? Optional.of(LedgerRules.DEFAULT)
          : Optional.empty();
    }
    try {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      if (!(yaml.load(Files.readString(file)) instanceof Map<?, ?> sections)
          || isPushed(sections)) {
        return Optional.empty();
      }
      String dialect = text(sections, "ledger", "dialect");
      String averages = text(sections, "ledger", "average_booking");
      if (!averages.isEmpty() && !averages.equals("true") && !averages.equals("false")) {
        return Optional.empty();
      }
      return Optional.of(
          new LedgerRules(
              dialect.isEmpty() ? Dialect.V3 : Dialect.of(dialect), averages.equals("true")));
    } catch (IOException | YAMLException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether what commands measure is to be pushed somewhere. */
  private static boolean isPushed(Map<?, ?> sections) {
    return !text(sections, "telemetry", "metrics", "push", "url").isEmpty();
  }

  /** Returns the scalar at the end of the keys, variables replaced; empty where there is none. */
  private static String text(Object section, String... keys) {
    Object value = section;
    for (String key : keys) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value == null
        ? ""
        : new EnvironmentVariableSubstitutor(false, true).replace(value.toString()).strip();
  }
}
