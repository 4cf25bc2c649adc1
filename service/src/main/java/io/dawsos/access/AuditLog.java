package io.dawsos.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dawsos.access.AuditEvent.Actor;
import io.dawsos.access.AuditEvent.Outcome;
import io.dawsos.access.AuditEvent.Subject;
import io.dawsos.database.AsUser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The audit log: rows come, and neither change nor go, whoever asks. Thread-safe. */
public final class AuditLog {
  private static final ObjectMapper JSON = new JsonMapper();

  private final Jdbi jdbi;
  private final InstantSource clock;

  /** A log in the database that the migrations made. */
  public AuditLog(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * An event of the log.
   *
   * @param id the larger, the later it was written
   */
  public record Entry(long id, Instant at, AuditEvent event) {}

  /**
   * Which events to list.
   *
   * @param from the earliest instant; null for the first
   * @param to the instant before which they lie; null for all
   * @param action the action; null for every one
   * @param user the user; null for every one
   * @param before the id of the last event of the page before; null for the first page
   * @param limit most events, at least 1
   */
  public record Filter(
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String action,
      @Nullable UUID user,
      @Nullable Long before,
      int limit) {}

  /** Appends an event. One query. */
  public void record(AuditEvent event) {
    Actor actor = event.actor();
    UserId user = actor.user();
    Row row =
        new Row(
            0,
            clock.instant(),
            null,
            actor.key(),
            actor.author(),
            event.action(),
            event.subject().kind(),
            event.subject().id(),
            event.outcome().text(),
            event.requestId(),
            json(event.detail()));
    jdbi.useExtension(Dao.class, dao -> dao.insert(row, user == null ? null : user.value()));
  }

  /** Returns events, the newest first, as a command sees them: all of them. One query. */
  public List<Entry> list(Filter filter) {
    return jdbi.withHandle(handle -> list(handle, filter));
  }

  /** Returns events, the newest first, as a user sees them: all where an ADMIN asks, else none. */
  public List<Entry> list(UserId user, Filter filter) {
    return AsUser.run(jdbi, user.value(), handle -> list(handle, filter));
  }

  private static List<Entry> list(Handle handle, Filter filter) {
    return handle.attach(Dao.class).list(filter).stream().map(Row::toEntry).toList();
  }

  private static String json(Map<String, String> detail) {
    try {
      return JSON.writeValueAsString(detail);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts that cannot be written", e);
    }
  }

  private static Map<String, String> detail(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an audit event that cannot be read", e);
    }
  }

  /** A row of {@code audit_event}. */
  public record Row(
      long id,
      Instant at,
      @Nullable UserId userId,
      @Nullable UUID keyId,
      @Nullable String author,
      String action,
      String kind,
      @Nullable String thing,
      String outcome,
      @Nullable String requestId,
      String detail) {
    Entry toEntry() {
      return new Entry(
          id,
          at,
          new AuditEvent(
              new Actor(userId, keyId, author),
              action,
              new Subject(kind, thing),
              Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
              requestId,
              AuditLog.detail(detail)));
    }
  }

  /** SQL of the audit log. */
  @RegisterColumnMapper(UserIdMapper.class)
  @RegisterConstructorMapper(Row.class)
  interface Dao {
    @SqlUpdate(
        """
        insert into audit_event
          (at, user_id, key_id, author, action, kind, thing, outcome, request_id, detail)
        values
          (:at, :user, :keyId, :author, :action, :kind, :thing, :outcome, :requestId,
           :detail::jsonb)""")
    void insert(@BindMethods Row row, @Bind("user") @Nullable UUID user);

    @SqlQuery(
        """
        select id, at, user_id, key_id, author, action, kind, thing, outcome, request_id, detail
        from audit_event
        where (:from::timestamptz is null or at >= :from)
          and (:to::timestamptz is null or at < :to)
          and (:action::text is null or action = :action)
          and (:user::uuid is null or user_id = :user)
          and (:before::bigint is null or id < :before)
        order by id desc limit :limit""")
    List<Row> list(@BindMethods Filter filter);
  }
}
