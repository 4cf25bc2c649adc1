package io.dawsos.job;

import io.dawsos.access.AuditEvent;
import io.dawsos.access.AuditEvent.Outcome;
import io.dawsos.access.AuditLog.Entry;
import io.dawsos.access.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of the audit log as commands and the API show it. */
public record AuditView(
    long id,
    Instant at,
    @Nullable UserId user,
    @Nullable UUID key,
    @Nullable String author,
    String action,
    String kind,
    @Nullable String thing,
    Outcome outcome,
    @Nullable String requestId,
    Map<String, String> detail) {
  /** The earliest and the latest year that the database and Java both know. */
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /**
   * Some events, the newest first.
   *
   * @param next with what {@code before} the next page starts; null where this may be the last
   */
  public record Page(List<AuditView> events, @Nullable Long next) {
    /** Shows the events that were found where at most {@code limit} were asked for. */
    public static Page of(List<Entry> found, int limit) {
      return new Page(
          found.stream().map(AuditView::of).toList(),
          found.size() < limit ? null : found.get(found.size() - 1).id());
    }
  }

  private static AuditView of(Entry entry) {
    AuditEvent event = entry.event();
    return new AuditView(
        entry.id(),
        entry.at(),
        event.actor().user(),
        event.actor().key(),
        event.actor().author(),
        event.action(),
        event.subject().kind(),
        event.subject().id(),
        event.outcome(),
        event.requestId(),
        event.detail());
  }

  /** Reads an instant, or a date for its start in UTC; throws DateTimeParseException. */
  public static Instant instant(String text) {
    Instant instant =
        text.indexOf('T') < 0
            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
            : Instant.parse(text);
    LocalDate date = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    if (date.isBefore(FIRST) || date.isAfter(LAST)) {
      throw new DateTimeParseException("out of range", text, 0);
    }
    return instant;
  }
}
