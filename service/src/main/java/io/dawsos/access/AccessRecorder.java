package io.dawsos.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.access.AuditEvent.Actor;
import io.dawsos.access.AuditEvent.Outcome;
import io.dawsos.access.AuditEvent.Subject;
import io.dawsos.portfolio.PortfolioId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what requests do not wait for: that keys were used, and that accesses were refused.
 * What must be looked up for it is looked up here, as the owner of the tables, so that the time of
 * an answer does not tell what was found. Thread-safe; closing writes down what is waiting.
 */
public final class AccessRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessRecorder.class);
  private static final int WAITING = 10_000;
  private static final int KEYS = 10_000;
  private static final long CLOSING_SECONDS = 5;

  private final ApiKeyStore keys;
  private final PortfolioStore portfolios;
  private final AuditLog audit;
  private final InstantSource clock;
  private final AtomicLong lost = new AtomicLong();
  private final Cache<UUID, Boolean> used;
  private final ThreadPoolExecutor worker;

  /** A recorder over the owner's stores. */
  public AccessRecorder(
      ApiKeyStore keys, PortfolioStore portfolios, AuditLog audit, InstantSource clock) {
    this(keys, portfolios, audit, clock, WAITING);
  }

  /** A recorder that loses, and counts, what comes while so much waits. */
  AccessRecorder(
      ApiKeyStore keys,
      PortfolioStore portfolios,
      AuditLog audit,
      InstantSource clock,
      int waiting) {
    this.clock = clock;
    this.keys = keys;
    this.portfolios = portfolios;
    this.audit = audit;
    this.used =
        Caffeine.newBuilder()
            .maximumSize(KEYS)
            .expireAfterWrite(ApiKeyStore.USE_NOTED_EVERY)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            AccessRecorder::thread,
            (work, pool) -> lost.incrementAndGet());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "access-recorder");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * A request.
   *
   * @param action such as {@code GET /v1/audit}
   * @param id its id
   */
  public record Request(String action, String id) {}

  /** A key was used. */
  public void used(ApiKey key) {
    if (used.asMap().putIfAbsent(key.id(), true) == null) {
      Instant now = clock.instant();
      later(() -> keys.noteUse(key.id(), now));
    }
  }

  /**
   * No caller was found by a token. Recorded where it starts like a key that exists: one that has
   * expired, was revoked, is of a disabled user, or is guessed at.
   */
  public void unauthenticated(String token, Request request) {
    if (ApiKeyStore.isKey(token)) {
      later(
          () ->
              keys.findByPrefix(ApiKeyStore.prefix(token)).stream()
                  .findFirst()
                  .ifPresent(
                      key ->
                          denied(
                              new Actor(null, key.id(), null),
                              new Subject("key", key.id().toString()),
                              request)));
    }
  }

  /** A user whom the issuer of tokens or a proxy named is unknown or disabled. */
  public void refused(Subject subject, Request request) {
    later(() -> denied(new Actor(null, null, null), subject, request));
  }

  /** A caller may not send such a request. */
  public void forbidden(Actor actor, Request request) {
    later(() -> denied(actor, new Subject("endpoint", null), request));
  }

  /** A caller asked for a portfolio and was not shown one. Recorded where there is one. */
  public void unseen(Actor actor, PortfolioId portfolio, Request request) {
    later(
        () ->
            portfolios
                .find(portfolio)
                .ifPresent(
                    hidden ->
                        denied(actor, new Subject("portfolio", portfolio.toString()), request)));
  }

  private void denied(Actor actor, Subject subject, Request request) {
    audit.record(
        new AuditEvent(actor, request.action(), subject, Outcome.DENIED, request.id(), Map.of()));
  }

  private void later(Runnable work) {
    worker.execute(
        () -> {
          try {
            recordLost();
            work.run();
          } catch (RuntimeException e) {
            LOG.error("an access was not recorded", e);
          }
        });
  }

  /** Says in the log itself that something is missing in it, and how much. */
  private void recordLost() {
    long count = lost.getAndSet(0);
    if (count > 0) {
      audit.record(
          new AuditEvent(
              new Actor(null, null, null),
              "lost",
              new Subject("audit", null),
              Outcome.DENIED,
              null,
              Map.of("count", Long.toString(count))));
    }
  }

  /** Waits a few seconds for what is not written down yet. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.error("{} accesses were not recorded before the end", worker.shutdownNow().size());
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
