package io.dawsos.telemetry.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A metric that is promised.
 *
 * @param help empty where it is ours to choose
 * @param owner {@code service}, or the part that brings it later
 */
record Promised(
    String name, String type, Set<String> labels, List<Double> buckets, String help, String owner) {
  /** Our list. */
  static List<Promised> all() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Promised.class.getResourceAsStream("/io/dawsos/telemetry/metrics.yml"))) {
      return read(new ObjectMapper(new YAMLFactory()).readTree(in), "name", "help");
    }
  }

  /** A list whose fields are named so. */
  static List<Promised> read(JsonNode list, String name, String help) {
    JsonNode metrics = list.path("metrics");
    List<Promised> read = new ArrayList<>();
    for (JsonNode metric : metrics) {
      Set<String> labels = new TreeSet<>();
      metric.path("labels").forEach(label -> labels.add(label.asText()));
      List<Double> buckets = new ArrayList<>();
      metric.path("buckets").forEach(bucket -> buckets.add(bucket.asDouble()));
      read.add(
          new Promised(
              metric.path(name).asText(),
              metric.path("type").asText(),
              labels,
              buckets,
              metric.path(help).asText(""),
              metric.path("owner").asText("")));
    }
    return read;
  }

  Promised withoutOwner() {
    return new Promised(name, type, labels, buckets, help, "");
  }

  boolean isOurs() {
    return owner.equals("service");
  }
}
