package io.dawsos.executor;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import io.dawsos.portfolio.Portfolio;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Describes records by JSON Schema 2020-12 as the mapper writes and reads them: its names, {@code
 * Nullable} for what may be null or absent, nothing beside what is declared. A {@link Portfolio}
 * stands for its id and is marked {@code "x-dawsos-type": "portfolio"}.
 */
final class RecordSchemas {
  private final ObjectMapper json;
  private final NamingBase naming;
  private final SchemaGenerator generator;

  /** Schemas for a mapper that names properties by a strategy. */
  RecordSchemas(ObjectMapper json) {
    this.json = json;
    this.naming = (NamingBase) json.getPropertyNamingStrategy();
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(json, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.STANDARD_FORMATS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.NULLABLE_ARRAY_ITEMS_ALLOWED,
                Option.INLINE_ALL_SCHEMAS)
            .without(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.FLATTENED_ENUMS)
            .with(new JacksonModule());
    builder
        .forFields()
        .withPropertyNameOverrideResolver(field -> naming.translate(field.getDeclaredName()))
        .withNullableCheck(RecordSchemas::isNullable)
        .withRequiredCheck(field -> !isNullable(field));
    builder
        .forTypesInGeneral()
        .withPropertySorter(Comparator.comparing(member -> 0))
        .withCustomDefinitionProvider(this::ofValue);
    generator = new SchemaGenerator(builder.build());
  }

  /** The schema of a record. */
  ObjectNode of(Class<?> type) {
    return generator.generateSchema(type);
  }

  private static boolean isNullable(FieldScope field) {
    AnnotatedType type = field.getRawMember().getAnnotatedType();
    if (field.isFakeContainerItemScope() && type instanceof AnnotatedParameterizedType container) {
      AnnotatedType[] items = container.getAnnotatedActualTypeArguments();
      type = items[items.length - 1];
    }
    return type.isAnnotationPresent(Nullable.class);
  }

  private @Nullable CustomDefinition ofValue(ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    if (raw == Portfolio.class) {
      ObjectNode id = json.createObjectNode();
      id.put("type", "string").put("format", "uuid").put("x-dawsos-type", "portfolio");
      return new CustomDefinition(id);
    }
    if (raw.isEnum()) {
      ObjectNode texts = json.createObjectNode().put("type", "string");
      texts.set("enum", json.valueToTree(raw.getEnumConstants()));
      return new CustomDefinition(texts);
    }
    AnnotatedMember value =
        raw.isRecord()
            ? json.getSerializationConfig()
                .introspect(json.constructType(raw))
                .findJsonValueAccessor()
            : null;
    return value == null
        ? null
        : new CustomDefinition(
            context.createDefinition(context.getTypeContext().resolve(value.getRawType())));
  }
}
