package io.dawsos.ledger.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code key: value} lines of a directive or posting, in the order written. Immutable.
 *
 * @param values the values by key
 */
public record Metadata(Map<String, MetadataValue> values) {
  /** No metadata. */
  public static final Metadata EMPTY = new Metadata(Map.of());

  /** Copies the values and keeps their order. */
  public Metadata {
    values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns the metadata of these values. */
  public static Metadata of(Map<String, MetadataValue> values) {
    return values.isEmpty() ? EMPTY : new Metadata(values);
  }

  /** Returns the value of the key when it is a quoted string. */
  public Optional<String> text(String key) {
    return values.get(key) instanceof MetadataValue.Text value
        ? Optional.of(value.text())
        : Optional.empty();
  }
}
