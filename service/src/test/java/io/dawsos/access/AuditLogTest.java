package io.dawsos.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.access.AuditEvent.Actor;
import io.dawsos.access.AuditEvent.Outcome;
import io.dawsos.access.AuditEvent.Subject;
import io.dawsos.access.AuditLog.Entry;
import io.dawsos.access.AuditLog.Filter;
import io.dawsos.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditLogTest {
  private static final Instant NOW = Instant.parse("2025-10-24T22:15:00Z");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private AuditLog log;
  private AuditLog shown;

  @BeforeEach
  void openTheLogs() {
    log = new AuditLog(database.jdbi(), now::get);
    shown = new AuditLog(database.database().serviceJdbi(), now::get);
  }

  private static Filter filter(
      @Nullable Instant from, @Nullable Instant to, @Nullable String action, @Nullable UUID user) {
    return new Filter(from, to, action, user, null, 10);
  }

  private static Filter page(@Nullable Long before, int limit) {
    return new Filter(null, null, null, null, before, limit);
  }

  private static AuditEvent done(String action) {
    return AuditEvent.done("jane", action, new Subject("user", "7"));
  }

  @Test
  void whatIsRecordedIsReadBack() {
    UUID key =
        new ApiKeyStore(database.jdbi(), now::get)
            .create(UserId.OPERATOR, "k", Set.of(Scope.READ), null)
            .key()
            .id();
    AuditEvent denied =
        new AuditEvent(
            new Actor(UserId.OPERATOR, key, null),
            "GET /v1/audit",
            new Subject("endpoint", null),
            Outcome.DENIED,
            "request-1",
            Map.of("why", "because \"so\""));

    log.record(done("user create"));
    shown.record(denied);

    assertThat(log.list(page(null, 10)))
        .extracting(Entry::event)
        .containsExactly(denied, done("user create"));
    assertThat(log.list(page(null, 10))).extracting(Entry::at).containsOnly(NOW);
  }

  @Test
  void onlyAnAdminIsShownEvents() {
    UserStore users = new UserStore(database.jdbi(), now::get);
    log.record(done("user create"));

    assertThat(shown.list(UserId.OPERATOR, page(null, 10))).hasSize(1);
    for (Role role : List.of(Role.MANAGER, Role.USER, Role.VIEWER)) {
      UserId id = users.create(role.name(), role, null, null).id();
      assertThat(shown.list(id, page(null, 10))).as("%s", role).isEmpty();
    }
    assertThat(shown.list(page(null, 10))).isEmpty();
  }

  @Test
  void eventsAreFoundByTimeActionAndUser() {
    log.record(done("a"));
    now.set(NOW.plusSeconds(1));
    log.record(done("b"));
    log.record(
        new AuditEvent(
            new Actor(UserId.OPERATOR, null, null),
            "b",
            new Subject("endpoint", null),
            Outcome.DENIED,
            null,
            Map.of()));

    assertThat(log.list(filter(NOW.plusSeconds(1), null, null, null))).hasSize(2);
    assertThat(log.list(filter(null, NOW.plusSeconds(1), null, null))).hasSize(1);
    assertThat(log.list(filter(null, null, "b", null))).hasSize(2);
    assertThat(log.list(filter(null, null, "b", UserId.OPERATOR.value()))).hasSize(1);
    assertThat(log.list(filter(null, null, "c", null))).isEmpty();
  }

  @Test
  void pagesGoOnWhereTheOneBeforeEnded() {
    List.of("a", "b", "c").forEach(action -> log.record(done(action)));

    List<Entry> first = log.list(page(null, 2));
    List<Entry> second = log.list(page(first.get(1).id(), 2));

    assertThat(first).extracting(entry -> entry.event().action()).containsExactly("c", "b");
    assertThat(second).extracting(entry -> entry.event().action()).containsExactly("a");
  }
}
