package io.dawsos.executor.pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * JSON in which texts may be references. Resolving it copies none of the values referred to: they
 * are shared and must not be changed.
 */
public sealed interface Template {
  /** Puts the values in. */
  JsonNode resolve(Values values);

  /** Hands on every reference in it, in order. */
  void references(Consumer<Reference> action);

  /** JSON without references. */
  record Constant(JsonNode value) implements Template {
    @Override
    public JsonNode resolve(Values values) {
      return value;
    }

    @Override
    public void references(Consumer<Reference> action) {}
  }

  /** One reference. */
  record Whole(Reference reference) implements Template {
    @Override
    public JsonNode resolve(Values values) {
      JsonNode value = values.of(reference.root());
      for (String name : reference.path()) {
        value = value.path(name);
      }
      return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    @Override
    public void references(Consumer<Reference> action) {
      action.accept(reference);
    }
  }

  /** An array with references in it. */
  record Items(List<Template> items) implements Template {
    @Override
    public JsonNode resolve(Values values) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(items.size());
      items.forEach(item -> array.add(item.resolve(values)));
      return array;
    }

    @Override
    public void references(Consumer<Reference> action) {
      items.forEach(item -> item.references(action));
    }
  }

  /** An object with references in it. */
  record Fields(Map<String, Template> fields) implements Template {
    @Override
    public ObjectNode resolve(Values values) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      fields.forEach((name, field) -> object.set(name, field.resolve(values)));
      return object;
    }

    @Override
    public void references(Consumer<Reference> action) {
      fields.values().forEach(field -> field.references(action));
    }
  }

  /**
   * Reads JSON.
   *
   * @param at where it stands
   * @param malformed told of each text with braces that is no whole reference
   */
  static Template of(JsonNode json, JsonPointer at, BiConsumer<JsonPointer, String> malformed) {
    Template template =
        switch (json.getNodeType()) {
          case OBJECT -> fields(json, at, malformed);
          case ARRAY -> items(json, at, malformed);
          case STRING -> text(json, at, malformed);
          default -> new Constant(json);
        };
    return hasReferences(template) ? template : new Constant(json);
  }

  private static boolean hasReferences(Template template) {
    boolean[] found = new boolean[1];
    template.references(reference -> found[0] = true);
    return found[0];
  }

  private static Template text(
      JsonNode json, JsonPointer at, BiConsumer<JsonPointer, String> malformed) {
    String text = json.textValue();
    if (!Reference.isMeant(text)) {
      return new Constant(json);
    }
    return Reference.parse(text)
        .<Template>map(Whole::new)
        .orElseGet(
            () -> {
              malformed.accept(at, text);
              return new Constant(json);
            });
  }

  private static Template items(
      JsonNode json, JsonPointer at, BiConsumer<JsonPointer, String> malformed) {
    List<Template> items = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      items.add(of(json.get(i), at.appendIndex(i), malformed));
    }
    return new Items(List.copyOf(items));
  }

  private static Template fields(
      JsonNode json, JsonPointer at, BiConsumer<JsonPointer, String> malformed) {
    Map<String, Template> fields = new LinkedHashMap<>();
    json.properties()
        .forEach(
            field ->
                fields.put(
                    field.getKey(),
                    of(field.getValue(), at.appendProperty(field.getKey()), malformed)));
    return new Fields(fields);
  }
}
