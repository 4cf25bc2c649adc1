package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.executor.pattern.PatternDefinition.Panel;
import io.dawsos.pack.PackId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How old the prices are that a panel of a pattern shows: those of the fields {@code price_date} in
 * it, or the pack's date where it has none.
 *
 * @param panel id of the panel
 * @param oldest date of its oldest price
 * @param newest date of its newest price
 * @param ageDays days from the oldest to the as-of date
 * @param stale whether the oldest is before the pack's date, that is carried forward
 */
public record PanelAge(
    String panel, LocalDate oldest, LocalDate newest, long ageDays, boolean stale) {
  private static final String PRICE_DATE = "price_date";

  /** The ages of all panels of a pattern in its result. */
  static List<PanelAge> of(List<Panel> panels, JsonNode result, PackId pack, LocalDate asOf) {
    return panels.stream().map(panel -> of(panel, result, pack, asOf)).toList();
  }

  private static PanelAge of(Panel panel, JsonNode result, PackId pack, LocalDate asOf) {
    JsonNode shown = result;
    for (String name : panel.source().split("\\.", -1)) {
      shown = shown.path(name);
    }
    TreeSet<LocalDate> dates =
        shown.findValues(PRICE_DATE).stream()
            .filter(JsonNode::isTextual)
            .map(date -> LocalDate.parse(date.textValue()))
            .collect(Collectors.toCollection(TreeSet::new));
    LocalDate oldest = dates.isEmpty() ? pack.asOf() : dates.first();
    LocalDate newest = dates.isEmpty() ? pack.asOf() : dates.last();
    return new PanelAge(
        panel.id(),
        oldest,
        newest,
        ChronoUnit.DAYS.between(oldest, asOf),
        oldest.isBefore(pack.asOf()));
  }
}
