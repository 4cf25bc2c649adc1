package io.dawsos.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing that is promised, in the project's copy of the contract.
 *
 * @param section the list that it stands in
 * @param fields what is promised, who brings it and where it is
 */
record ContractEntry(String section, JsonNode fields) {
  private static final Set<String> OURS = Set.of("service", "stack");

  /** Every entry of a part of the contract. */
  static List<ContractEntry> all(String file) {
    return Observability.contract(file).properties().stream()
        .filter(section -> section.getValue().isArray())
        .flatMap(
            section ->
                Observability.elements(section.getValue())
                    .map(fields -> new ContractEntry(section.getKey(), fields)))
        .toList();
  }

  /** The entries of a section that are here. */
  static Stream<ContractEntry> ours(String file, String section) {
    return all(file).stream().filter(entry -> entry.section.equals(section) && entry.isOurs());
  }

  String owner() {
    return text("owner");
  }

  boolean isOurs() {
    return OURS.contains(owner());
  }

  boolean has(String field) {
    return fields.hasNonNull(field);
  }

  JsonNode get(String field) {
    return fields.path(field);
  }

  /** A field as text; empty where it has none. */
  String text(String field) {
    return has(field) ? get(field).asText() : "";
  }

  /** What is so here, else what is promised. */
  JsonNode here(String field) {
    return has(field + "_ours") ? get(field + "_ours") : get(field);
  }

  @Override
  public String toString() {
    return section + " " + fields.elements().next();
  }
}
