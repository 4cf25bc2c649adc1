package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.summary.LedgerSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares ledgers with the answers that Beancount 2.3.5 and 3.2.3 gave. The ledgers lie beside the
 * repository, in {@code shared/data}; without them that test is skipped. Those about plugins, and
 * their answers, are resources.
 */
class OracleTest {
  private static final String DIFFERENCES = "oracle-differences.txt";

  @TestFactory
  Stream<DynamicTest> ledgersLoadAsInBeancount() throws IOException {
    Path data = SharedData.require();
    Map<String, String> differences = differences();
    List<DynamicTest> tests = new ArrayList<>();
    for (Dialect dialect : Dialect.values()) {
      for (String name : ledgers(data.resolve("oracle/v3"))) {
        String known = differences.remove(dialect + " " + name);
        tests.add(test(data.resolve("ledgers"), data.resolve("oracle"), dialect, name, known));
      }
    }
    assertThat(differences).as("differences of ledgers that there are not").isEmpty();
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> pluginsRunAsInBeancount() throws Exception {
    Path data = Path.of(OracleTest.class.getResource("plugins").toURI());
    return Stream.of(Dialect.values())
        .flatMap(
            dialect ->
                ledgers(data.resolve("answers/v3")).stream()
                    .map(
                        name ->
                            test(
                                data.resolve("ledgers"),
                                data.resolve("answers"),
                                dialect,
                                name,
                                null)));
  }

  private static DynamicTest test(
      Path ledgers, Path answers, Dialect dialect, String name, @Nullable String knownDifference) {
    return dynamicTest(
        dialect + " " + name,
        () -> {
          LedgerSnapshot snapshot =
              new LedgerLoader(LedgerRules.of(dialect)).load(ledgers.resolve(name));
          OracleAnswer answer =
              OracleAnswer.read(answers.resolve(dialect.toString()).resolve(name + ".json"));

          List<String> differences = answer.differences(LedgerSummary.of(name, snapshot));

          if (knownDifference == null) {
            assertThat(differences).as(name).isEmpty();
          } else {
            assertThat(differences)
                .as("no longer differs, so remove it from %s: %s", DIFFERENCES, name)
                .isNotEmpty();
          }
        });
  }

  private static List<String> ledgers(Path answers) {
    try (Stream<Path> files = Files.walk(answers)) {
      return files
          .map(file -> answers.relativize(file).toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the reason by ledger. */
  private static Map<String, String> differences() {
    try (InputStream resource = OracleTest.class.getResourceAsStream(DIFFERENCES)) {
      Map<String, String> reasons = new LinkedHashMap<>();
      new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int colon = line.indexOf(": ");
                reasons.put(line.substring(0, colon), line.substring(colon + 2));
              });
      return reasons;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
