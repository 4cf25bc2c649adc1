package io.dawsos.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The project's copies against the contract that they were taken from. */
final class ContractCopyTest {
  private static final Set<String> ADDED =
      Set.of("owner", "why", "class", "test", "artifact", "in", "text", "examples");
  private static final Set<String> HISTORY = Set.of("seeds", "other_names", "output_in_source");
  private static final Set<String> OWNERS =
      Set.of("service", "stack", "advisor", "page", "webhooks", "slo", "macro", "alerts", "none");

  @ParameterizedTest
  @ValueSource(strings = {"config.yml", "privacy.yml"})
  void isWhatTheContractSays(String name) {
    JsonNode there = Observability.originalContract(name);
    JsonNode copy = Observability.contract(name);

    assertThat(copy.fieldNames()).toIterable().containsExactlyElementsOf(there::fieldNames);
    for (var section : there.properties()) {
      assertThat(without(copy.get(section.getKey()), this::isAdded))
          .as(section.getKey())
          .isEqualTo(without(section.getValue(), this::isHistory));
    }
  }

  private boolean isAdded(String field) {
    return ADDED.contains(field) || field.endsWith("_ours") || field.endsWith("_later");
  }

  private boolean isHistory(String field) {
    return HISTORY.contains(field) || field.endsWith("_seed") || field.endsWith("_other");
  }

  /** A section whose entries lack some fields. */
  private static JsonNode without(JsonNode section, Predicate<String> field) {
    JsonNode copy = section.deepCopy();
    for (JsonNode entry : copy) {
      if (entry instanceof ObjectNode fields) {
        fields.remove(fields.properties().stream().map(Map.Entry::getKey).filter(field).toList());
      }
    }
    return copy;
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.yml", "privacy.yml"})
  void everyEntryHasAnOwnerOrAReason(String name) {
    assertThat(ContractEntry.all(name))
        .hasSizeGreaterThan(30)
        .allSatisfy(entry -> assertThat(entry.owner()).isIn(OWNERS))
        .filteredOn(entry -> entry.owner().equals("none"))
        .allSatisfy(entry -> assertThat(entry.text("why")).isNotBlank());
  }
}
