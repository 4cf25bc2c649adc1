package io.dawsos.observability;

import static io.dawsos.observability.Observability.repository;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the copies of the contract say is here is where they say: classes, tests, files. */
final class ContractPlacesTest {
  private static final List<String> PLACES = List.of("class", "test", "artifact", "in");

  /** Whose entries have tests of their own. */
  private static final Set<String> TESTED =
      Set.of(
          "env",
          "prometheus",
          "compose",
          "files",
          "hash_rules",
          "redaction_rules",
          "examples",
          "retention");

  static Stream<ContractEntry> entries() {
    return Stream.of("config.yml", "privacy.yml").flatMap(file -> ContractEntry.all(file).stream());
  }

  static Stream<ContractEntry> entriesWith(String place) {
    return entries().filter(entry -> entry.has(place));
  }

  static Stream<ContractEntry> classes() {
    return entriesWith("class");
  }

  static Stream<ContractEntry> tests() {
    return entriesWith("test");
  }

  static Stream<ContractEntry> artifacts() {
    return entriesWith("artifact");
  }

  static Stream<ContractEntry> texts() {
    return entriesWith("in");
  }

  @Test
  void whateverIsHereSaysWhere() {
    assertThat(entries())
        .filteredOn(entry -> entry.isOurs() && !TESTED.contains(entry.section()))
        .hasSizeGreaterThan(50)
        .allSatisfy(entry -> assertThat(PLACES).anyMatch(entry::has));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void theClassIsThere(ContractEntry entry) throws ClassNotFoundException {
    assertThat(load(entry.text("class")).getPackageName()).startsWith("io.dawsos");
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, ContractPlacesTest.class.getClassLoader());
  }

  @ParameterizedTest
  @MethodSource("tests")
  void theTestIsThere(ContractEntry entry) throws ClassNotFoundException {
    String name = entry.text("test");
    int dot = name.lastIndexOf('.');
    boolean isClass = Character.isUpperCase(name.charAt(dot + 1));

    List<Method> tests =
        Arrays.stream(load(isClass ? name : name.substring(0, dot)).getDeclaredMethods())
            .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
            .filter(method -> isClass || method.getName().equals(name.substring(dot + 1)))
            .toList();

    assertThat(tests).as(name).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void theLibraryIsADependency(ContractEntry entry) throws IOException {
    assertThat(Files.readString(repository().resolve("service/pom.xml")))
        .contains("<artifactId>%s</artifactId>".formatted(entry.text("artifact")));
  }

  /** Its text, else all that the entry names first. */
  @ParameterizedTest
  @MethodSource("texts")
  void theFileHasIt(ContractEntry entry) throws IOException {
    JsonNode names = entry.has("text") ? entry.get("text") : entry.fields().elements().next();
    List<String> texts = names.isArray() ? Observability.texts(names) : List.of(names.textValue());

    assertThat(Files.readString(repository().resolve(entry.text("in")))).contains(texts);
  }
}
