package io.dawsos.pack.bundle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Manifests as JSON, always the same bytes for the same manifest. */
final class ManifestJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private ManifestJson() {}

  static byte[] write(BundleManifest manifest) {
    try {
      byte[] json = WRITER.writeValueAsBytes(manifest);
      byte[] ended = java.util.Arrays.copyOf(json, json.length + 1);
      ended[json.length] = '\n';
      return ended;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest that cannot be written", e);
    }
  }

  /** Reads a manifest; throws IllegalArgumentException, which says what is wrong. */
  static BundleManifest read(byte[] json) {
    try {
      BundleManifest manifest = MAPPER.readValue(json, BundleManifest.class);
      if (manifest == null) {
        throw new IllegalArgumentException("is not a manifest: null");
      }
      return manifest;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is not a manifest: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("is not a manifest: " + e.getMessage(), e);
    }
  }

  /** One sentence for each field in which a manifest differs from what it should be. */
  static List<String> differences(BundleManifest manifest, BundleManifest expected) {
    JsonNode right = MAPPER.valueToTree(expected);
    JsonNode said = MAPPER.valueToTree(manifest);
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : said.properties()) {
      JsonNode other = right.path(field.getKey());
      if (!field.getValue().equals(other)) {
        differences.add(
            "%s is %s, but pack.csv says %s".formatted(field.getKey(), field.getValue(), other));
      }
    }
    return differences;
  }
}
