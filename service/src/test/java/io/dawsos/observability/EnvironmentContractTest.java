package io.dawsos.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The variables that the contract names, and what they are where nobody sets them. */
final class EnvironmentContractTest {
  private static final String TESTS = "CONTRIBUTING.md";

  /** Those of {@code config.yml}; those of OpenTelemetry itself are in the documents alone. */
  static Stream<ContractEntry> settings() {
    return ofService().filter(entry -> !entry.has("in"));
  }

  private static Stream<ContractEntry> ofService() {
    return ContractEntry.ours("config.yml", "env").filter(entry -> entry.owner().equals("service"));
  }

  static Stream<ContractEntry> settingsOfTheServer() {
    return ofService().filter(entry -> !entry.text("in").equals(TESTS));
  }

  static Stream<ContractEntry> settingsOfTheStack() {
    return ContractEntry.ours("config.yml", "env").filter(entry -> entry.owner().equals("stack"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void isInTheConfigurationWithItsDefault(ContractEntry entry) throws IOException {
    Variables configuration =
        new Variables(Files.readString(Observability.repository().resolve("config.yml")));

    assertThat(configuration.defaultOf(entry.text("key")))
        .hasValueSatisfying(value -> isTheDefault(entry, value));
  }

  private static void isTheDefault(ContractEntry entry, String value) {
    if (entry.has("default")) {
      assertThat(value).isEqualTo(entry.text("default"));
    }
  }

  /** Else what stands in {@code .env} would be without effect. */
  @ParameterizedTest
  @MethodSource("settingsOfTheServer")
  void theContainerOfTheServiceTakesIt(ContractEntry entry) {
    assertThat(Compose.environment("backend")).containsKey(entry.text("key"));
  }

  @ParameterizedTest
  @MethodSource("settingsOfTheStack")
  void isInTheComposeFilesWithItsDefault(ContractEntry entry) {
    Map<String, String> defaults = new HashMap<>();
    Compose.containers().forEach(service -> defaults.putAll(Compose.environment(service.getKey())));
    Compose.text()
        .defaultOf(entry.text("key"))
        .ifPresent(value -> defaults.put(entry.text("key"), value));

    assertThat(defaults).hasEntrySatisfying(entry.text("key"), value -> isTheDefault(entry, value));
  }
}
