package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.Uninterruptibles;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedRunnerTest {
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));

  private static final Deadline LONG = Deadline.after(Duration.ofSeconds(10));

  private final BoundedRunner runner = new BoundedRunner(pool);

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void returnsWhatTheWorkReturns() {
    assertThat(runner.run(() -> 42, LONG, ClientWatch.NONE)).isEqualTo(42);
  }

  /** Waits until it is interrupted, and says so. */
  private static boolean waitForInterruption(CountDownLatch started, CountDownLatch interrupted)
      throws InterruptedException {
    started.countDown();
    try {
      return new CountDownLatch(1).await(15, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  private static ErrorCode codeOf(ThrowingCallable call) {
    return catchThrowableOfType(DawsosException.class, call).code();
  }

  @Test
  void workBeyondTheDeadlineIsInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Deadline deadline = Deadline.after(Duration.ofMillis(100));

    ErrorCode code =
        codeOf(
            () ->
                runner.run(
                    () -> waitForInterruption(new CountDownLatch(1), interrupted),
                    deadline,
                    ClientWatch.NONE));

    assertThat(code).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(deadline.isCancelled()).isTrue();
  }

  @Test
  void workThatIgnoresInterruptionIsNotWaitedFor() {
    CountDownLatch release = new CountDownLatch(1);

    ErrorCode code =
        codeOf(
            () ->
                runner.run(
                    () -> Uninterruptibles.awaitUninterruptibly(release, Duration.ofSeconds(15)),
                    Deadline.after(Duration.ofMillis(20)),
                    ClientWatch.NONE));

    assertThat(code).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(pool.getActiveCount()).isEqualTo(1);
    release.countDown();
    await().until(() -> pool.getActiveCount() == 0);
  }

  @Test
  void workOfAClientThatLeftIsInterruptedAndTheWatchStopped() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Deadline deadline = Deadline.after(Duration.ofSeconds(10));
    ClientWatch leaving =
        gone -> {
          assertThat(started.getCount()).isZero();
          gone.run();
          return stopped::countDown;
        };

    ErrorCode code =
        codeOf(
            () -> runner.run(() -> waitForInterruption(started, interrupted), deadline, leaving));

    assertThat(code).isEqualTo(ErrorCode.CANCELLED);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(stopped.getCount()).isZero();
    assertThat(deadline.isCancelled()).isTrue();
  }

  @Test
  void theClientOfQuickWorkIsNotWatched() {
    assertThat(
            runner.<Integer>run(
                () -> 42,
                LONG,
                gone -> {
                  throw new AssertionError("watched");
                }))
        .isEqualTo(42);
  }

  @Test
  void workBeyondThreadsAndQueueIsRefused() {
    CountDownLatch release = new CountDownLatch(1);
    Callable<Boolean> wait = () -> release.await(15, TimeUnit.SECONDS);
    List<Future<Boolean>> busy = List.of(pool.submit(wait), pool.submit(wait));

    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class, () -> runner.run(() -> 42, LONG, ClientWatch.NONE));
    assertThat(busy).noneMatch(Future::isDone);
    release.countDown();

    assertThat(failure.code()).isEqualTo(ErrorCode.SATURATED);
  }

  @Test
  void failuresOfTheWorkPassAsTheyAre() {

    assertThatThrownBy(
            () ->
                runner.run(
                    () -> {
                      throw new DawsosException(ErrorCode.PACK_NONE, "none", "build one");
                    },
                    LONG,
                    ClientWatch.NONE))
        .isInstanceOf(DawsosException.class)
        .hasMessage("none");
    assertThatThrownBy(
            () ->
                runner.run(
                    () -> {
                      throw new java.io.IOException("disk");
                    },
                    LONG,
                    ClientWatch.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("disk");
  }

  @Test
  void anInterruptedCallerStopsWaitingAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class,
            () ->
                runner.run(
                    () -> new CountDownLatch(1).await(15, TimeUnit.SECONDS),
                    LONG,
                    ClientWatch.NONE));

    assertThat(failure.code()).isEqualTo(ErrorCode.SATURATED);
    assertThat(Thread.interrupted()).isTrue();
  }
}
