package io.dawsos.job.cli.market;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what a provider answered, a line for each item, as names and values. */
final class RecordText {
  private RecordText() {}

  /** The components of a record that are not null, such as {@code close 262.82}. */
  static String of(Object item) {
    if (!item.getClass().isRecord()) {
      return item.toString();
    }
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : item.getClass().getRecordComponents()) {
      Object value = value(component, item);
      if (value != null) {
        parts.add(component.getName() + " " + value);
      }
    }
    return String.join(", ", parts);
  }

  private static @Nullable Object value(RecordComponent component, Object item) {
    try {
      return component.getAccessor().invoke(item);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a component that cannot be read", e);
    }
  }
}
