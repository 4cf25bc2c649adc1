package io.dawsos.executor.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON as CEL sees it. Arrays and objects are views, so that a condition on one field of a large
 * result costs that field. Numbers are 64-bit integers or binary floating point, which is precise
 * enough to decide and never part of a result.
 */
final class CelValue {
  private CelValue() {}

  /**
   * The value; never Java's null.
   *
   * @param type its type, for which the condition was compiled
   */
  static Object of(JsonNode json, ValueType type) {
    return switch (json.getNodeType()) {
      case OBJECT -> new Fields(json, type);
      case ARRAY -> new Items(json, type);
      case STRING -> json.textValue();
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> number(json, type.onlyKind());
      default -> NullValue.NULL_VALUE;
    };
  }

  /** A number is what its type says, and only where that is unknown what it looks like. */
  private static Object number(JsonNode json, ValueType.@Nullable Kind kind) {
    boolean whole = kind == null ? json.isIntegralNumber() : kind == ValueType.Kind.INTEGER;
    if (!whole) {
      return json.doubleValue();
    }
    return json.canConvertToLong() ? json.longValue() : beyond(json.decimalValue().signum());
  }

  /** Whole numbers of more than 64 bits count as the largest of them. */
  private static long beyond(int sign) {
    return sign < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  private static final class Items extends AbstractList<Object> {
    private final JsonNode array;
    private final ValueType type;

    Items(JsonNode array, ValueType type) {
      this.array = array;
      this.type = type.items() == null ? ValueType.ANY : type.items();
    }

    @Override
    public Object get(int index) {
      if (index < 0 || index >= array.size()) {
        throw new IndexOutOfBoundsException("there is no item " + index);
      }
      return of(array.get(index), type);
    }

    @Override
    public int size() {
      return array.size();
    }
  }

  private static final class Fields extends AbstractMap<String, Object> {
    private final JsonNode object;
    private final ValueType type;

    Fields(JsonNode object, ValueType type) {
      this.object = object;
      this.type = type;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
      JsonNode field = name instanceof String text ? object.get(text) : null;
      return field == null ? null : of(field, typeOf(String.valueOf(name)));
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return name instanceof String text && object.has(text);
    }

    @Override
    public int size() {
      return object.size();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      return new Entries();
    }

    private ValueType typeOf(String field) {
      return type.fields().getOrDefault(field, ValueType.ANY);
    }

    private final class Entries extends AbstractSet<Map.Entry<String, Object>> {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return object.properties().stream()
            .map(field -> Map.entry(field.getKey(), of(field.getValue(), typeOf(field.getKey()))))
            .iterator();
      }

      @Override
      public int size() {
        return object.size();
      }
    }
  }
}
