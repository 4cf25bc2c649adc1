package io.dawsos.api.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The schemas of the records that requests and answers are made of, each under its name. */
final class ApiSchemas {
  private static final String UNWRAPPED = "x-unwrapped";

  private final ObjectMapper json;
  private final Javadocs javadocs;

  ApiSchemas(ObjectMapper json, Javadocs javadocs) {
    this.json = json;
    this.javadocs = javadocs;
  }

  /**
   * The name of a type in the document: that of a record inside another starts with the other's.
   */
  static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null || outer.getSimpleName().endsWith("Resource")
        ? type.getSimpleName()
        : name(outer) + type.getSimpleName();
  }

  /** The schemas of what is written, and of all that is in it, by name. */
  ObjectNode written(Iterable<Class<?>> types) {
    return definitions(types, new Presence.Written(json), builder -> {});
  }

  /** The schemas of what is read, and of all that is in it, by name; nothing else may be there. */
  ObjectNode read(Iterable<Class<?>> types) {
    return definitions(
        types,
        new Presence.Read(json),
        builder -> builder.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT));
  }

  private ObjectNode definitions(
      Iterable<Class<?>> types, Presence presence, Consumer<SchemaGeneratorConfigBuilder> more) {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(json, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.STANDARD_FORMATS,
                Option.EXTRA_OPEN_API_FORMAT_VALUES,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.NULLABLE_ARRAY_ITEMS_ALLOWED,
                Option.INLINE_NULLABLE_SCHEMAS,
                Option.DEFINITIONS_FOR_ALL_OBJECTS)
            .without(Option.FLATTENED_ENUMS, Option.SCHEMA_VERSION_INDICATOR);
    more.accept(config);
    config
        .forFields()
        .withPropertyNameOverrideResolver(field -> presence.name(field.getRawMember()).orElse(null))
        .withIgnoreCheck(
            field ->
                !field.isFakeContainerItemScope() && presence.name(field.getRawMember()).isEmpty())
        .withNullableCheck(field -> isNullable(field, presence))
        .withRequiredCheck(field -> presence.isRequired(field.getRawMember()))
        .withDescriptionResolver(this::description)
        .withInstanceAttributeOverride(
            (schema, field, context) -> {
              if (field.getRawMember().isAnnotationPresent(JsonUnwrapped.class)) {
                schema.put(UNWRAPPED, true);
              }
            });
    config
        .forTypesInGeneral()
        .withPropertySorter(Comparator.comparing(member -> 0))
        .withDescriptionResolver(
            scope -> javadocs.ofType(scope.getType().getErasedType()).orElse(null))
        .withDefinitionNamingStrategy((key, context) -> name(key.getType().getErasedType()))
        .withCustomDefinitionProvider(this::ofValue);
    SchemaBuilder builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    types.forEach(builder::createSchemaReference);
    ObjectNode definitions = builder.collectDefinitions("components/schemas");
    definitions.forEach(definition -> unwrap((ObjectNode) definition, definitions));
    return definitions;
  }

  /** Puts the properties of components that are written without a name of their own in place. */
  private static void unwrap(ObjectNode definition, ObjectNode definitions) {
    ObjectNode own = definition.withObject("/properties").deepCopy();
    ObjectNode properties = definition.putObject("properties");
    Set<String> required = new LinkedHashSet<>();
    definition.path("required").forEach(name -> required.add(name.textValue()));
    for (Map.Entry<String, JsonNode> property : own.properties()) {
      if (property.getValue().has(UNWRAPPED)) {
        String reference = property.getValue().path("$ref").textValue();
        ObjectNode inner =
            definitions.withObject("/" + reference.substring(reference.lastIndexOf('/') + 1));
        unwrap(inner, definitions);
        properties.setAll(inner.withObject("/properties"));
        required.remove(property.getKey());
        inner.path("required").forEach(name -> required.add(name.textValue()));
      } else {
        properties.set(property.getKey(), property.getValue());
      }
    }
    if (!required.isEmpty()) {
      required.forEach(definition.putArray("required")::add);
    }
  }

  private @Nullable String description(FieldScope field) {
    return field.isFakeContainerItemScope()
        ? null
        : javadocs
            .ofComponent(field.getRawMember().getDeclaringClass(), field.getDeclaredName())
            .orElse(null);
  }

  private static boolean isNullable(FieldScope field, Presence presence) {
    AnnotatedType type = field.getRawMember().getAnnotatedType();
    if (field.isFakeContainerItemScope() && type instanceof AnnotatedParameterizedType container) {
      AnnotatedType[] items = container.getAnnotatedActualTypeArguments();
      return Presence.isMarkedNullable(items[items.length - 1]);
    }
    return presence.isNullable(field.getRawMember());
  }

  private @Nullable CustomDefinition ofValue(ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    if (JsonNode.class.isAssignableFrom(raw)) {
      return inline(tree(raw));
    }
    if (Map.class.isAssignableFrom(raw)) {
      ResolvedType values = type.typeParametersFor(Map.class).get(1);
      ObjectNode map = json.createObjectNode().put("type", "object");
      map.set("additionalProperties", context.createDefinitionReference(values));
      return inline(map);
    }
    if (raw == BigDecimal.class) {
      return inline(json.createObjectNode().put("type", "number").put("format", "decimal"));
    }
    if (raw.isEnum()) {
      ObjectNode texts = json.createObjectNode().put("type", "string");
      texts.set("enum", json.valueToTree(raw.getEnumConstants()));
      return inline(texts);
    }
    AnnotatedMember value =
        raw.getName().startsWith("io.dawsos.")
            ? json.getSerializationConfig()
                .introspect(json.constructType(raw))
                .findJsonValueAccessor()
            : null;
    return value == null
        ? null
        : inline(context.createDefinition(context.getTypeContext().resolve(value.getRawType())));
  }

  private ObjectNode tree(Class<?> type) {
    ObjectNode schema = json.createObjectNode();
    if (ObjectNode.class.isAssignableFrom(type)) {
      schema.put("type", "object");
    } else if (ArrayNode.class.isAssignableFrom(type)) {
      schema.put("type", "array");
    }
    return schema;
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(
        schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
  }
}
