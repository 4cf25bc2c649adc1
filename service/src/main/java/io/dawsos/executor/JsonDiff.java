package io.dawsos.executor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How two JSON values differ: the operations of RFC 6902 that make the second of the first, with
 * what was there before. Array elements are compared by their place.
 */
public final class JsonDiff {
  private static final int MOST = 1_000;

  private final List<Change> changes = new ArrayList<>();

  private JsonDiff() {}

  /**
   * A difference.
   *
   * @param op {@code add}, {@code remove} or {@code replace}
   * @param path a JSON pointer (RFC 6901)
   * @param before absent where something was added
   * @param after absent where something was removed
   */
  public record Change(
      String op,
      String path,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode before,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode after) {}

  /** The differences in the order of the document, a thousand at most. */
  public static List<Change> of(JsonNode before, JsonNode after) {
    JsonDiff diff = new JsonDiff();
    diff.compare("", before, after);
    return List.copyOf(diff.changes);
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        compareParts(path + "/" + escaped, before.get(name), after.get(name));
      }
    } else if (before.isArray() && after.isArray()) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        compareParts(path + "/" + i, before.get(i), after.get(i));
      }
    } else if (!CanonicalJson.bytes(before).equals(CanonicalJson.bytes(after))) {
      add("replace", path, before, after);
    }
  }

  private void compareParts(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (before == null) {
      add("add", path, null, after);
    } else if (after == null) {
      add("remove", path, before, null);
    } else {
      compare(path, before, after);
    }
  }

  private void add(String op, String path, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (changes.size() < MOST) {
      changes.add(new Change(op, path, before, after));
    }
  }
}
