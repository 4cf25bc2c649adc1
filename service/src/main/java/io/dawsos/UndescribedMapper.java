package io.dawsos;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.YamlConfigurationFactory;
import jakarta.validation.Validator;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Reads configurations and describes none. Dropwizard has every class of the configuration
 * described, which takes a seventh of what a short command costs, and needs it only for lists in
 * system properties.
 */
final class UndescribedMapper extends ObjectMapper {
  @Serial private static final long serialVersionUID = 1;

  private UndescribedMapper(ObjectMapper source) {
    super(source);
  }

  /** Dropwizard's factory; it describes where a system property begins with the prefix. */
  static <T> ConfigurationFactory<T> factory(
      Class<T> type, @Nullable Validator validator, ObjectMapper mapper, String prefix) {
    boolean isOverridden =
        System.getProperties().stringPropertyNames().stream()
            .anyMatch(name -> name.startsWith(prefix + "."));
    return new YamlConfigurationFactory<>(
        type, validator, isOverridden ? mapper : new UndescribedMapper(mapper), prefix);
  }

  @Override
  public ObjectMapper copy() {
    return new UndescribedMapper(this);
  }

  @Override
  public void acceptJsonFormatVisitor(JavaType type, JsonFormatVisitorWrapper visitor) {}
}
