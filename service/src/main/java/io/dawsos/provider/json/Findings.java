package io.dawsos.provider.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.provider.Answer;
import io.dawsos.provider.Answer.Rejected;
import io.dawsos.provider.Licence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Gathers the items of one answer, and what had to be rejected. Not thread-safe. */
public final class Findings<T> {
  private final Set<T> items = new LinkedHashSet<>();
  private final List<Rejected> rejected = new ArrayList<>();

  /** Adds an item. */
  public void add(T item) {
    items.add(item);
  }

  /** Notes what cannot be used; {@code date} is in the provider's words. */
  public void reject(String subject, String date, String reason) {
    rejected.add(new Rejected(subject, date, reason));
  }

  /**
   * What the reader makes of each row; a row on which it throws IllegalArgumentException is
   * rejected.
   *
   * @param dateField the field whose content dates a rejected row
   */
  public <R> List<R> read(
      String subject, Iterable<JsonNode> rows, String dateField, Function<JsonRow, R> reader) {
    List<R> usable = new ArrayList<>();
    for (JsonNode node : rows) {
      JsonRow row = new JsonRow(node);
      try {
        usable.add(reader.apply(row));
      } catch (IllegalArgumentException e) {
        reject(subject, row.shown(dateField), String.valueOf(e.getMessage()));
      }
    }
    return usable;
  }

  /**
   * Adds what the reader makes of each row, as {@link #read} does. A row that says the same as one
   * before it is rejected, as a split must not count twice.
   */
  public void addAll(
      String subject,
      Iterable<JsonNode> rows,
      String dateField,
      Function<JsonRow, ? extends T> reader) {
    read(
        subject,
        rows,
        dateField,
        row -> {
          T item = reader.apply(row);
          if (!items.add(item)) {
            throw new IllegalArgumentException("the same twice");
          }
          return item;
        });
  }

  /** The answer with the items in the order of their adding. */
  public Answer<T> answer(String source, LocalDate asOf, Licence licence) {
    return new Answer<>(source, asOf, licence, List.copyOf(items), rejected);
  }

  /** The answer with the items in that order. */
  public Answer<T> answer(
      String source, LocalDate asOf, Licence licence, Comparator<? super T> order) {
    return new Answer<>(source, asOf, licence, items.stream().sorted(order).toList(), rejected);
  }
}
