package io.dawsos.provider.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Picks the newest closing price from oldest to newest day, both included, whatever order the rows
 * come in. A day with two different closes has none that can be trusted.
 *
 * @param dateField the field of a row that dates it
 * @param reader makes a close of a row, or throws IllegalArgumentException
 */
public record NewestClose(
    LocalDate oldest, LocalDate newest, String dateField, Function<JsonRow, DatedClose> reader) {

  /** The newest close of the subject, if any; rows that cannot be used are rejected. */
  public Optional<DatedClose> among(String subject, Iterable<JsonNode> rows, Findings<?> findings) {
    Map<LocalDate, DatedClose> closes = new HashMap<>();
    Set<LocalDate> contradicted = new TreeSet<>();
    for (DatedClose close :
        findings.read(subject, rows, dateField, row -> inWindow(reader.apply(row)))) {
      DatedClose other = closes.putIfAbsent(close.date(), close);
      if (other != null && other.number().compareTo(close.number()) != 0) {
        contradicted.add(close.date());
      }
    }
    for (LocalDate date : contradicted) {
      findings.reject(subject, date.toString(), "two different closes of one day");
    }
    closes.keySet().removeAll(contradicted);
    return closes.values().stream().max((one, two) -> one.date().compareTo(two.date()));
  }

  private DatedClose inWindow(DatedClose close) {
    if (close.date().isBefore(oldest) || close.date().isAfter(newest)) {
      throw new IllegalArgumentException(
          "%s is outside of the days asked for, %s to %s".formatted(close.date(), oldest, newest));
    }
    return close;
  }
}
