package io.dawsos.executor.pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The JSON Schema of patterns, which decides the shape of a document. Thread-safe. */
public final class PatternSchema {
  private static final String RESOURCE = "/schemas/pattern.schema.json";

  private final Schema schema;

  private PatternSchema(Schema schema) {
    this.schema = schema;
  }

  /** The schema as it is shipped, in UTF-8. */
  public static byte[] text() {
    try (InputStream in = PatternSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not packaged");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PatternSchema load(ObjectMapper json) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().locale(Locale.ROOT).pathType(PathType.JSON_POINTER).build();
    SchemaRegistry registry =
        SchemaRegistry.withDialect(
            Dialects.getDraft202012(), builder -> builder.schemaRegistryConfig(config));
    try {
      return new PatternSchema(registry.getSchema(json.readTree(text())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finds everything in which a document has another shape. */
  void check(JsonNode document, Findings findings) {
    for (Error error : schema.validate(document)) {
      findings.add(place(error), reason(error));
    }
  }

  /**
   * Where to look: the field itself where its name is the mistake, else what the error is about.
   */
  private static JsonPointer place(Error error) {
    JsonPointer at = JsonPointer.compile(error.getInstanceLocation().toString());
    return switch (error.getKeyword()) {
      case "additionalProperties", "propertyNames" -> at.appendProperty(error.getProperty());
      default -> at;
    };
  }

  private static String reason(Error error) {
    return switch (error.getKeyword()) {
      case "required" -> "the field \"%s\" is missing".formatted(error.getProperty());
      case "additionalProperties" -> "there is no field of this name";
      case "propertyNames" -> "the name " + nameRule(error);
      case "false" -> "does not go with this type";
      case "not" -> "cannot be inputs or ctx";
      default -> error.getMessage();
    };
  }

  private static String nameRule(Error error) {
    Object[] arguments = error.getArguments();
    return String.valueOf(arguments[arguments.length - 1]);
  }
}
