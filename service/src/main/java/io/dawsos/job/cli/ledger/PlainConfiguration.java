package io.dawsos.job.cli.ledger;

import io.dawsos.job.LedgerConfiguration;
import io.dawsos.ledger.LedgerLocation;
import io.dawsos.ledger.model.LedgerRules;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The {@code ledger} section, read without the rest of the configuration, of which the classes take
 * longer to load than a ledger.
 *
 * @param rules the rules that the ledger is read by
 * @param location where it is; null where there is no configuration
 */
record PlainConfiguration(LedgerRules rules, @Nullable LedgerLocation location) {
  /**
   * Returns what is configured, the rules of Beancount 3.2.3 where there is no configuration file
   * by the usual name; empty when the file is one that the application has to judge or act on.
   */
  static Optional<PlainConfiguration> read(Path file) {
    if (!Files.exists(file)) {
      return file.equals(Path.of("config.yml"))
          ? Optional.of(new PlainConfiguration(LedgerRules.DEFAULT, null))
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
      LedgerConfiguration section =
          LedgerConfiguration.of(
              text(sections, "ledger", "repository"),
              text(sections, "ledger", "ref"),
              text(sections, "ledger", "file"),
              dialect.isEmpty() ? null : dialect,
              averages.equals("true"),
              null);
      String data = text(sections, "data_dir");
      return Optional.of(
          new PlainConfiguration(
              section.rules(), section.location(Path.of(data.isEmpty() ? "data" : data))));
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
