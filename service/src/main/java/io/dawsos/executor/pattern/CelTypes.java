package io.dawsos.executor.pattern;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.dawsos.executor.pattern.ValueType.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types of values as the checker of CEL sees them, so that it finds misspelt fields. */
final class CelTypes {
  private final Map<String, CelType> structs = new LinkedHashMap<>();

  /**
   * The type of a value.
   *
   * @param place where the value is, such as {@code inputs}: names the type
   */
  CelType of(ValueType type, String place) {
    Kind kind = type.onlyKind();
    CelType cel = kind == null ? SimpleType.DYN : of(kind, type, place);
    if (!type.isNullable() || cel instanceof StructType) {
      return cel;
    }
    return cel instanceof SimpleType && !cel.equals(SimpleType.DYN)
        ? NullableType.create(cel)
        : SimpleType.DYN;
  }

  private CelType of(Kind kind, ValueType type, String place) {
    return switch (kind) {
      case NULL -> SimpleType.NULL_TYPE;
      case BOOLEAN -> SimpleType.BOOL;
      case INTEGER -> SimpleType.INT;
      case NUMBER -> SimpleType.DOUBLE;
      case STRING -> SimpleType.STRING;
      case ARRAY -> ListType.create(items(type.items(), place));
      case OBJECT ->
          type.open() ? MapType.create(SimpleType.STRING, SimpleType.DYN) : struct(type, place);
    };
  }

  private CelType items(@Nullable ValueType items, String place) {
    return items == null ? SimpleType.DYN : of(items, place + " item");
  }

  /** A name with a blank in it is none that an expression can write. */
  private CelType struct(ValueType type, String place) {
    ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
    for (String name : type.fields().keySet()) {
      type.field(name).ifPresent(field -> builder.put(name, of(field, place + " " + name)));
    }
    ImmutableMap<String, CelType> fields = builder.buildOrThrow();
    String name = "the type of " + place;
    StructType struct =
        StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    structs.put(name, struct);
    return struct;
  }

  /** Finds the types that were made so far. */
  CelTypeProvider provider() {
    return new Provider(ImmutableMap.copyOf(structs));
  }

  private record Provider(ImmutableMap<String, CelType> structs) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return structs.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(structs.get(name));
    }
  }
}
