package io.dawsos.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.observability.Observability;
import io.opentelemetry.api.common.AttributeKey;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Our names of spans and attributes against the list of those that are promised. */
class TraceContractTest {
  private static List<Object> names() throws IllegalAccessException {
    List<Object> names = new ArrayList<>();
    for (Field field : SpanNames.class.getDeclaredFields()) {
      if (!field.isSynthetic()) {
        names.add(field.get(null));
      }
    }
    return names;
  }

  @Test
  void theListIsWhatTheContractSays() {
    JsonNode there = Observability.originalContract("traces.yml");

    assertThat(withoutOwners(TraceContract.read())).isEqualTo(there);
  }

  private static JsonNode withoutOwners(JsonNode list) {
    list.findParents("owner").forEach(each -> ((ObjectNode) each).remove(List.of("owner", "why")));
    return list;
  }

  @Test
  void everythingPromisedHasOneWhoBringsIt() {
    for (String section :
        List.of("service_names", "samplers", "exporters", "spans", "attributes", "correlation")) {
      TraceContract.read()
          .path(section)
          .forEach(
              each ->
                  assertThat(each.path("owner").asText())
                      .as("%s: %s", section, each)
                      .isIn(Set.of("service", "advisor", "none")));
    }
  }

  @Test
  void everySpanHasItsName() throws IllegalAccessException {
    assertThat(names()).containsAll(TraceContract.spans());
  }

  @Test
  void everyAttributeHasItsNameAndType() throws IllegalAccessException {
    Map<String, String> types = new TreeMap<>();
    for (Object name : names()) {
      if (name instanceof AttributeKey<?> key) {
        types.put(key.getKey(), key.getType().name().toLowerCase(Locale.ROOT));
      }
    }

    Map<String, String> promised = new TreeMap<>();
    TraceContract.ours("attributes")
        .forEach(
            each -> promised.put(each.path("name").textValue(), each.path("type").textValue()));

    assertThat(promised).isNotEmpty();
    assertThat(types).containsAllEntriesOf(promised);
  }
}
