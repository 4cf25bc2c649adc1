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

  /** Whether the key has a value that says yes: neither nothing, FALSE, zero nor an empty text. */
  public boolean isTrue(String key) {
    MetadataValue value = values.get(key);
    return value != null && value.isTrue();
  }

  /** Returns the metadata with this value for the key. */
  public Metadata with(String key, MetadataValue value) {
    Map<String, MetadataValue> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new Metadata(changed);
  }

  /** Returns the metadata without the key. */
  public Metadata without(String key) {
    Map<String, MetadataValue> changed = new LinkedHashMap<>(values);
    changed.remove(key);
    return of(changed);
  }
}
