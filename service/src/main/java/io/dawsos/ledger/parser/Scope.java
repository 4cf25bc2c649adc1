package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.model.MetadataValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tags and metadata that {@code pushtag} and {@code pushmeta} add to what follows. */
final class Scope {
  private final Problems problems;
  private final List<String> tags = new ArrayList<>();
  private final Map<String, Deque<MetadataValue>> metadata = new LinkedHashMap<>();

  Scope(Problems problems) {
    this.problems = problems;
  }

  void pushTag(String tag) {
    tags.add(tag);
  }

  void popTag(int line, String tag) {
    if (!tags.remove(tag)) {
      problems.parser(line, "poptag without a pushtag of '" + tag + "'; remove it");
    }
  }

  void pushMetadata(String key, MetadataValue value) {
    metadata.computeIfAbsent(key, unused -> new ArrayDeque<>()).push(value);
  }

  void popMetadata(int line, String key) {
    Deque<MetadataValue> values = metadata.get(key);
    if (values == null) {
      problems.parser(line, "popmeta without a pushmeta of '" + key + "'; remove it");
      return;
    }
    values.pop();
    if (values.isEmpty()) {
      metadata.remove(key);
    }
  }

  List<String> withTags(Collection<String> written) {
    if (tags.isEmpty()) {
      return List.copyOf(written);
    }
    Set<String> all = new LinkedHashSet<>(written);
    all.addAll(tags);
    return List.copyOf(all);
  }

  Map<String, MetadataValue> withMetadata(Map<String, MetadataValue> written) {
    if (metadata.isEmpty()) {
      return written;
    }
    Map<String, MetadataValue> all = new LinkedHashMap<>();
    metadata.forEach((key, values) -> all.put(key, values.getFirst()));
    all.putAll(written);
    return all;
  }

  /** Reports what was pushed and never popped. */
  void close() {
    for (String tag : tags) {
      problems.parser(0, "Unbalanced pushed tag: '" + tag + "'; add a poptag");
    }
    for (String key : metadata.keySet()) {
      problems.parser(0, "Unbalanced metadata key '" + key + "'; add a popmeta");
    }
  }
}
