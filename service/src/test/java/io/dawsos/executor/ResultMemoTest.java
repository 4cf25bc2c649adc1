package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.dawsos.digest.HashedBytes;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResultMemoTest {
  private static final ResultMemo.Key KEY =
      new ResultMemo.Key(
          "a", "{}", PackId.fromString("PP_2025-10-24"), "b", LocalDate.of(2025, 10, 24));

  private final ResultMemo memo = new ResultMemo(1 << 20);
  private final AtomicInteger runs = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static Computation computation(int number, Portfolio... seen) {
    return new Computation(
        HashedBytes.of(Integer.toString(number).getBytes(StandardCharsets.UTF_8)),
        List.of(seen),
        Set.of("probe"),
        List.of(),
        List.of(),
        true,
        List.of(),
        List.of());
  }

  private Supplier<Computation> counting(Portfolio... seen) {
    return () -> computation(runs.incrementAndGet(), seen);
  }

  private String get(ResultMemo from, Portfolios caller, Supplier<Computation> run) {
    return from.get(KEY, caller, run).result().text();
  }

  @Test
  void theSameAgainIsNotComputedAgain() {
    assertThat(get(memo, Probe.portfolios(), counting(Probe.PORTFOLIO))).isEqualTo("1");
    assertThat(get(memo, Probe.portfolios(), counting(Probe.PORTFOLIO))).isEqualTo("1");
  }

  @Test
  void withoutMemoryEverythingIsComputedAgain() {
    ResultMemo none = new ResultMemo(0);

    assertThat(get(none, Probe.portfolios(), counting())).isEqualTo("1");
    assertThat(get(none, Probe.portfolios(), counting())).isEqualTo("2");
  }

  @Test
  void aPortfolioThatWasRedefinedIsComputedAgain() {
    Portfolio other =
        new Portfolio(
            Probe.PORTFOLIO.id(),
            "Family",
            Probe.PORTFOLIO.baseCurrency(),
            new AccountGlobs(List.of("Assets:Cash")));
    get(memo, Probe.portfolios(), counting(Probe.PORTFOLIO));

    assertThat(get(memo, new Portfolios(id -> other), counting(other))).isEqualTo("2");
    assertThat(get(memo, new Portfolios(id -> other), counting(other))).isEqualTo("2");
  }

  @Test
  void whoMayNotSeeThePortfolioGetsNothingOfIt() {
    get(memo, Probe.portfolios(), counting(Probe.PORTFOLIO));
    Portfolios nothing =
        new Portfolios(
            id -> {
              throw new DawsosException(ErrorCode.PORTFOLIO_UNKNOWN, "none", "");
            });

    DawsosException refusal =
        catchThrowableOfType(DawsosException.class, () -> get(memo, nothing, counting()));

    assertThat(refusal.code()).isEqualTo(ErrorCode.PORTFOLIO_UNKNOWN);
    assertThat(runs).hasValue(1);
  }

  @Test
  void whoAsksForTheSameAtOnceWaitsForTheFirst() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<String>> answers = new ArrayList<>();
    AtomicInteger asked = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      answers.add(
          threads.submit(
              () -> {
                asked.incrementAndGet();
                return get(
                    memo,
                    Probe.portfolios(),
                    () -> {
                      join(go);
                      return computation(runs.incrementAndGet());
                    });
              }));
    }
    await().until(() -> asked.get() == 5);
    go.countDown();

    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo("1");
    }
  }

  @Test
  void theFirstOnesFailureIsItsOwn() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Void> began = new CompletableFuture<>();
    Future<String> first =
        threads.submit(
            () ->
                get(
                    memo,
                    Probe.portfolios(),
                    () -> {
                      began.complete(null);
                      join(go);
                      throw new IllegalStateException("cancelled");
                    }));
    began.get();
    AtomicReference<Thread> waiter = new AtomicReference<>();
    Future<String> second =
        threads.submit(
            () -> {
              waiter.set(Thread.currentThread());
              return get(memo, Probe.portfolios(), counting());
            });
    await().until(() -> waiter.get() != null && waiter.get().getState() == Thread.State.WAITING);
    go.countDown();

    assertThat(second.get()).isEqualTo("1");
    assertThat(first).failsWithin(Duration.ofSeconds(10));
  }

  @Test
  void whoWaitsCanBeCancelledAndTheFirstGoesOn() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Void> began = new CompletableFuture<>();
    Future<String> first =
        threads.submit(
            () ->
                get(
                    memo,
                    Probe.portfolios(),
                    () -> {
                      began.complete(null);
                      join(go);
                      return computation(7);
                    }));
    began.get();
    CompletableFuture<ErrorCode> refusal = new CompletableFuture<>();
    Thread waiter =
        new Thread(
            () -> {
              DawsosException failure =
                  catchThrowableOfType(
                      DawsosException.class, () -> get(memo, Probe.portfolios(), counting()));
              refusal.complete(failure.code());
            });
    waiter.start();
    await().until(() -> waiter.getState() == Thread.State.WAITING);
    waiter.interrupt();

    assertThat(refusal.get()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    go.countDown();
    assertThat(first.get()).isEqualTo("7");
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
