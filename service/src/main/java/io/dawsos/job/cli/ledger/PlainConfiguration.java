package io.dawsos.job.cli.ledger;

import io.dawsos.job.LedgerConfiguration;
import io.dawsos.ledger.LedgerLocation;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.model.LedgerRules;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The section of one ledger, read without the rest of the configuration, of which the classes take
 * longer to load than a ledger.
 *
 * @param rules the rules that the ledger is read by
 * @param location where it is; null where there is no configuration
 */
record PlainConfiguration(LedgerRules rules, @Nullable LedgerLocation location) {
  private static final Set<String> KEYS =
      Set.of("repository", "ref", "file", "dialect", "average_booking");

  /**
   * Returns what is configured of a ledger, the rules of Beancount 3.2.3 where there is no
   * configuration file by the usual name; empty when the file is one that the application has to
   * judge or act on.
   */
  static Optional<PlainConfiguration> read(Path file, LedgerName ledger) {
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
      Map<?, ?> section = section(sections, ledger);
      return section == null ? Optional.empty() : of(section, ledger, text(sections, "data_dir"));
    } catch (IOException | YAMLException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the section of a ledger, or null where it is not one of these few settings. */
  private static @Nullable Map<?, ?> section(Map<?, ?> sections, LedgerName ledger) {
    Object section =
        ledger.equals(LedgerName.DEFAULT)
            ? Objects.requireNonNullElse(sections.get("ledger"), Map.of())
            : sections.get("ledgers") instanceof Map<?, ?> others
                ? others.get(ledger.text())
                : null;
    return section instanceof Map<?, ?> settings
            && settings.keySet().stream()
                .allMatch(key -> key instanceof String && KEYS.contains(key))
        ? settings
        : null;
  }

  private static Optional<PlainConfiguration> of(
      Map<?, ?> section, LedgerName ledger, String data) {
    String dialect = text(section, "dialect");
    String averages = text(section, "average_booking");
    if (!averages.isEmpty() && !averages.equals("true") && !averages.equals("false")) {
      return Optional.empty();
    }
    LedgerConfiguration read =
        LedgerConfiguration.of(
            text(section, "repository"),
            text(section, "ref"),
            text(section, "file"),
            dialect.isEmpty() ? null : dialect,
            averages.equals("true"),
            null);
    if (!ledger.equals(LedgerName.DEFAULT) && !read.isPlaced()) {
      return Optional.empty();
    }
    return Optional.of(
        new PlainConfiguration(
            read.rules(), read.location(Path.of(data.isEmpty() ? "data" : data))));
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
