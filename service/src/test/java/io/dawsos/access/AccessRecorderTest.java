package io.dawsos.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.access.AccessRecorder.Request;
import io.dawsos.access.ApiKeyStore.Issued;
import io.dawsos.access.AuditEvent.Actor;
import io.dawsos.access.AuditEvent.Outcome;
import io.dawsos.access.AuditEvent.Subject;
import io.dawsos.access.AuditLog.Entry;
import io.dawsos.access.AuditLog.Filter;
import io.dawsos.database.TestDatabase;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessRecorderTest {
  private static final Instant NOW = Instant.parse("2025-10-24T22:15:00Z");
  private static final Request REQUEST = new Request("POST /v1/execute", "request-1");
  private static final PortfolioId PORTFOLIO =
      PortfolioId.fromString("11111111-1111-1111-1111-111111111111");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private ApiKeyStore keys;
  private PortfolioStore portfolios;
  private AuditLog audit;
  private Issued issued;

  @BeforeEach
  void openTheStores() {
    keys = new ApiKeyStore(database.jdbi(), now::get);
    portfolios = new PortfolioStore(database.jdbi(), now::get);
    audit = new AuditLog(database.jdbi(), now::get);
    issued = keys.create(UserId.OPERATOR, "k", Set.of(Scope.READ), null);
  }

  private AccessRecorder recorder() {
    return new AccessRecorder(keys, portfolios, audit, now::get);
  }

  private List<AuditEvent> events() {
    return audit.list(new Filter(null, null, null, null, null, 10)).stream()
        .map(Entry::event)
        .toList();
  }

  private Actor caller() {
    return new Actor(UserId.OPERATOR, issued.key().id(), null);
  }

  private static AuditEvent denied(Actor actor, Subject subject) {
    return new AuditEvent(actor, REQUEST.action(), subject, Outcome.DENIED, REQUEST.id(), Map.of());
  }

  @Test
  void theUseOfAKeyIsNotedOnceAMinute() {
    try (AccessRecorder recorder = recorder()) {
      recorder.used(issued.key());
      now.set(NOW.plusSeconds(59));
      recorder.used(issued.key());
    }
    assertThat(keys.list()).extracting(ApiKey::lastUsedAt).containsExactly(NOW);

    now.set(NOW.plusSeconds(60));
    try (AccessRecorder recorder = recorder()) {
      recorder.used(issued.key());
    }
    assertThat(keys.list()).extracting(ApiKey::lastUsedAt).containsExactly(NOW.plusSeconds(60));
  }

  @Test
  void aRefusedTokenIsRecordedWhereItStartsLikeAKeyThatExists() {
    keys.revoke(issued.key().id());

    try (AccessRecorder recorder = recorder()) {
      recorder.unauthenticated(issued.secret(), REQUEST);
      recorder.unauthenticated("dk_", REQUEST);
      recorder.unauthenticated("dk_unknown-key", REQUEST);
      recorder.unauthenticated("eyJhbGciOiJub25lIn0", REQUEST);
    }

    assertThat(events())
        .containsExactly(
            denied(
                new Actor(null, issued.key().id(), null),
                new Subject("key", issued.key().id().toString())));
  }

  @Test
  void aPortfolioThatIsNotShownIsRecordedWhereItExists() {
    portfolios.put(
        new Portfolio(
            PORTFOLIO, "P", CurrencyCode.of("CAD"), new AccountGlobs(List.of("Assets:*"))),
        UserId.OPERATOR);

    try (AccessRecorder recorder = recorder()) {
      recorder.unseen(caller(), PORTFOLIO, REQUEST);
      recorder.unseen(
          caller(), PortfolioId.fromString("22222222-2222-2222-2222-222222222222"), REQUEST);
    }

    assertThat(events())
        .containsExactly(denied(caller(), new Subject("portfolio", PORTFOLIO.toString())));
  }

  @Test
  void whatARoleOrAScopeForbidsIsRecorded() {
    try (AccessRecorder recorder = recorder()) {
      recorder.forbidden(caller(), REQUEST);
    }

    assertThat(events()).containsExactly(denied(caller(), new Subject("endpoint", null)));
  }

  @Test
  void whatCouldNotBeRecordedIsCountedInTheLog() {
    AccessRecorder recorder = new AccessRecorder(keys, portfolios, audit, now::get, 10);
    // The worker waits for the lock, so that the queue fills up.
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("lock table audit_event in access exclusive mode");
              for (int i = 0; i < 31; i++) {
                recorder.forbidden(caller(), REQUEST);
              }
            });
    recorder.close();

    assertThat(events()).contains(denied(caller(), new Subject("endpoint", null)));
    List<Entry> lost = audit.list(new Filter(null, null, "lost", null, null, 10));
    // One is with the worker and ten wait. A worker that starts late tells of the first ones at
    // once.
    assertThat(
            lost.stream().mapToInt(entry -> Integer.parseInt(entry.event().detail().get("count"))))
        .hasSizeBetween(1, 2)
        .satisfies(
            counts -> assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20));
  }
}
