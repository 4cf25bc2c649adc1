package io.dawsos.provider.fred;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.money.Decimals;
import io.dawsos.provider.Answer.Rejected;
import io.dawsos.provider.Observation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the observations of a series from the pages of an answer. */
final class Observations {
  private final String series;
  private final LocalDate from;
  private final LocalDate to;
  private final TreeMap<LocalDate, Observation> byDate = new TreeMap<>();
  private final List<Rejected> rejected = new ArrayList<>();

  Observations(String series, LocalDate from, LocalDate to) {
    this.series = series;
    this.from = from;
    this.to = to;
  }

  /** Takes one element of the field {@code observations}. */
  void add(JsonNode element) {
    String date = element.path("date").asText();
    try {
      LocalDate day = LocalDate.parse(text(element, "date"));
      BigDecimal value = value(text(element, "value"));
      boolean asked = !day.isBefore(from) && !day.isAfter(to);
      // Answers repeat the date of the request as realtime_start: no day of publication.
      if (asked && byDate.putIfAbsent(day, new Observation(day, value, null)) != null) {
        rejected.add(new Rejected(series, date, "observed twice; the first value is used"));
      }
    } catch (DateTimeException e) {
      rejected.add(new Rejected(series, shown(date), "not a date"));
    } catch (IllegalArgumentException e) {
      rejected.add(new Rejected(series, shown(date), String.valueOf(e.getMessage())));
    }
  }

  private static String text(JsonNode element, String field) {
    JsonNode text = element.path(field);
    if (!text.isTextual()) {
      throw new IllegalArgumentException("its %s is no text".formatted(field));
    }
    return text.textValue();
  }

  /** FRED writes a point for no value. */
  private static @Nullable BigDecimal value(String text) {
    return text.equals(".") ? null : Decimals.parse(text);
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** Oldest first. */
  List<Observation> inOrder() {
    return List.copyOf(byDate.values());
  }

  /** What could not be used. */
  List<Rejected> rejected() {
    return List.copyOf(rejected);
  }
}
