package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedRunnerTest {
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void returnsWhatTheWorkReturns() {
    assertThat(new BoundedRunner(pool, Duration.ofSeconds(10)).run(() -> 42)).isEqualTo(42);
  }

  @Test
  void workBeyondTheDeadlineIsInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    BoundedRunner runner = new BoundedRunner(pool, Duration.ofMillis(100));

    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class,
            () ->
                runner.run(
                    () -> {
                      try {
                        return new CountDownLatch(1).await(15, TimeUnit.SECONDS);
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                      }
                    }));

    assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void workBeyondThreadsAndQueueIsRefused() {
    CountDownLatch release = new CountDownLatch(1);
    Callable<Boolean> wait = () -> release.await(15, TimeUnit.SECONDS);
    List<Future<Boolean>> busy = List.of(pool.submit(wait), pool.submit(wait));

    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class,
            () -> new BoundedRunner(pool, Duration.ofSeconds(10)).run(() -> 42));
    assertThat(busy).noneMatch(Future::isDone);
    release.countDown();

    assertThat(failure.code()).isEqualTo(ErrorCode.SATURATED);
  }

  @Test
  void failuresOfTheWorkPassAsTheyAre() {
    BoundedRunner runner = new BoundedRunner(pool, Duration.ofSeconds(10));

    assertThatThrownBy(
            () ->
                runner.run(
                    () -> {
                      throw new DawsosException(ErrorCode.PACK_NONE, "none", "build one");
                    }))
        .isInstanceOf(DawsosException.class)
        .hasMessage("none");
    assertThatThrownBy(
            () ->
                runner.run(
                    () -> {
                      throw new java.io.IOException("disk");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("disk");
  }

  @Test
  void anInterruptedCallerStopsWaitingAndStaysInterrupted() {
    BoundedRunner runner = new BoundedRunner(pool, Duration.ofSeconds(10));
    Thread.currentThread().interrupt();

    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class,
            () -> runner.run(() -> new CountDownLatch(1).await(15, TimeUnit.SECONDS)));

    assertThat(failure.code()).isEqualTo(ErrorCode.SATURATED);
    assertThat(Thread.interrupted()).isTrue();
  }
}
