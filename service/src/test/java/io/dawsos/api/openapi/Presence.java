package io.dawsos.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the components of records may be absent or null, and their names, as Jackson has it. */
interface Presence {
  /** The name in JSON; empty where the component is not in it. */
  Optional<String> name(Field component);

  /** Whether the component is in every document. */
  boolean isRequired(Field component);

  /** Whether the component may be JSON null. */
  boolean isNullable(Field component);

  /** Of what the mapper writes: all of it, but what {@link JsonInclude} leaves out. */
  record Written(ObjectMapper json) implements Presence {
    @Override
    public Optional<String> name(Field component) {
      return property(
              json.getSerializationConfig()
                  .introspect(json.constructType(component.getDeclaringClass()))
                  .findProperties(),
              component)
          .map(BeanPropertyDefinition::getName);
    }

    @Override
    public boolean isRequired(Field component) {
      return switch (inclusion(component)) {
        case ALWAYS, USE_DEFAULTS -> true;
        case NON_NULL, NON_ABSENT -> !isMarkedNullable(component.getAnnotatedType());
        default -> false;
      };
    }

    @Override
    public boolean isNullable(Field component) {
      return isRequired(component) && isMarkedNullable(component.getAnnotatedType());
    }

    private static JsonInclude.Include inclusion(Field component) {
      JsonInclude own = component.getAnnotation(JsonInclude.class);
      JsonInclude inherited = component.getDeclaringClass().getAnnotation(JsonInclude.class);
      JsonInclude effective = own == null ? inherited : own;
      return effective == null ? JsonInclude.Include.ALWAYS : effective.value();
    }
  }

  /** Of what the mapper reads: what the creator asks for has to be there. */
  record Read(ObjectMapper json) implements Presence {
    @Override
    public Optional<String> name(Field component) {
      return find(component).map(BeanPropertyDefinition::getName);
    }

    @Override
    public boolean isRequired(Field component) {
      AnnotatedParameter parameter = parameter(component);
      JsonProperty property = parameter.getAnnotation(JsonProperty.class);
      return property == null ? !isMarkedNullable(type(parameter)) : property.required();
    }

    @Override
    public boolean isNullable(Field component) {
      return !isRequired(component) && isMarkedNullable(type(parameter(component)));
    }

    private Optional<BeanPropertyDefinition> find(Field component) {
      return property(
          json.getDeserializationConfig()
              .introspect(json.constructType(component.getDeclaringClass()))
              .findProperties(),
          component);
    }

    private AnnotatedParameter parameter(Field component) {
      return find(component)
          .map(BeanPropertyDefinition::getConstructorParameter)
          .orElseThrow(() -> new IllegalStateException(component + " is not read"));
    }

    private static AnnotatedType type(AnnotatedParameter parameter) {
      Executable creator = (Executable) parameter.getOwner().getAnnotated();
      return creator.getAnnotatedParameterTypes()[parameter.getIndex()];
    }
  }

  /** Whether the type itself, not a part of it, is marked as nullable. */
  static boolean isMarkedNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Optional<BeanPropertyDefinition> property(
      List<BeanPropertyDefinition> properties, Field component) {
    return properties.stream()
        .filter(each -> each.getInternalName().equals(component.getName()))
        .findFirst();
  }
}
