package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.Uninterruptibles;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of agents that hang, throw, or are asked too much, and of their callers. */
@Timeout(30)
class AgentFaultsTest {
  private final Stage stage = new Stage();

  @AfterEach
  void nothingIsLeftBehind() {
    await().until(() -> stage.status().running() == 0 && stage.status().overdue() == 0);
    stage.close();
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofMillis(50));
  }

  private static Deadline late() {
    return Deadline.after(Duration.ofSeconds(15));
  }

  @Test
  void aCallThatTakesTooLongIsInterruptedAndCountsAgainstTheAgent() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    stage.agent.script =
        (context, ask) -> {
          try {
            return Stage.await(new CountDownLatch(1));
          } finally {
            interrupted.countDown();
          }
        };

    DawsosException failure = stage.failureOf("scripted.quick", late());

    assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(failure.message()).isEqualTo("scripted.quick took longer than PT0.1S");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(stage.failures).containsExactly("scripted");
  }

  @Test
  void aCallThatIgnoresInterruptionKeepsItsThreadAndNoCaller() {
    CountDownLatch release = new CountDownLatch(1);
    stage.agent.script =
        (context, ask) -> {
          return Uninterruptibles.awaitUninterruptibly(release, Duration.ofSeconds(15))
              ? "late"
              : "forgotten";
        };

    assertThat(stage.codeOf("scripted.quick")).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(stage.status().running()).isEqualTo(1);
    assertThat(stage.status().overdue()).isEqualTo(1);
    assertThat(stage.codeOf("scripted.quick")).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(stage.status().overdue()).isEqualTo(2);
    assertThat(stage.codeOf("scripted.each")).isEqualTo(ErrorCode.SATURATED);
    assertThat(stage.status().overdue()).isEqualTo(2);

    release.countDown();
    await().until(() -> stage.status().running() == 0);
    stage.agent.script = (context, ask) -> "again";
    assertThat(stage.call("scripted.each", "x").path("text").asText()).isEqualTo("again");
  }

  @Test
  void theDeadlineOfTheCallerComesFirstAndSaysNothingAboutTheAgent() {
    stage.agent.script = (context, ask) -> Stage.await(new CountDownLatch(1));

    assertThat(stage.failureOf("scripted.each", soon()).code())
        .isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(stage.failures).isEmpty();
  }

  @Test
  void aDeadlineThatIsOverStartsNothing() {
    assertThat(stage.failureOf("scripted.each", Deadline.after(Duration.ZERO)).code())
        .isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(stage.agent.calls).hasValue(0);
  }

  @Test
  void aCancelledDeadlineInterruptsTheCall() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    stage.agent.script =
        (context, ask) -> {
          started.countDown();
          try {
            return Stage.await(new CountDownLatch(1));
          } finally {
            interrupted.countDown();
          }
        };
    Deadline deadline = late();
    Future<?> call = stage.callLater("scripted.each", "x", deadline);
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

    deadline.cancel();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(call)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .havingCause()
        .withMessage("scripted.each was cancelled");
    assertThat(stage.failures).isEmpty();
  }

  @Test
  void aCallerThatIsInterruptedLeaves() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    stage.agent.script =
        (context, ask) -> {
          started.countDown();
          return Stage.await(new CountDownLatch(1));
        };
    Future<?> call = stage.callLater("scripted.each", "x", late());
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

    call.cancel(true);

    await().until(() -> stage.status().running() == 0);
  }

  @Test
  void whoFindsTheAgentBusyIsRefusedInTime() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(2);
    stage.agent.script =
        (context, ask) -> {
          started.countDown();
          return Stage.await(release);
        };
    List<Future<?>> busy =
        List.of(
            stage.callLater("scripted.each", "a", late()),
            stage.callLater("scripted.each", "b", late()));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(stage.codeOf("scripted.each")).isEqualTo(ErrorCode.SATURATED);
    assertThat(stage.agent.calls).hasValue(2);
    release.countDown();
    for (Future<?> call : busy) {
      assertThat(call).succeedsWithin(Duration.ofSeconds(10));
    }
    assertThat(stage.failures).isEmpty();
  }

  @Test
  void anAgentThatFailsIsLeftAloneAndTriedAgain() {
    stage.agent.script =
        (context, ask) -> {
          throw new IllegalStateException("broken");
        };
    for (int i = 0; i < 4; i++) {
      assertThat(stage.codeOf("scripted.each")).isEqualTo(ErrorCode.CAPABILITY_FAILED);
    }

    DawsosException refused = stage.failureOf("scripted.each", late());
    assertThat(refused.code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
    assertThat(refused.message())
        .isEqualTo("scripted failed too often and is tried again at 2025-10-27T12:00:30Z");
    assertThat(stage.agent.calls).hasValue(4);
    assertThat(stage.status().breaker()).isEqualTo(BreakerState.OPEN);
    assertThat(stage.status().retryAt()).isEqualTo("2025-10-27T12:00:30Z");

    stage.now = stage.now.plusSeconds(31);
    stage.agent.script = (context, ask) -> "well";
    assertThat(stage.call("scripted.each", "x").path("text").asText()).isEqualTo("well");
    assertThat(stage.status().breaker()).isEqualTo(BreakerState.HALF_OPEN);
    stage.call("scripted.each", "x");
    assertThat(stage.status().breaker()).isEqualTo(BreakerState.CLOSED);
    assertThat(stage.status().retryAt()).isNull();
    assertThat(stage.states)
        .containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
    assertThat(stage.failures).hasSize(4);
  }

  @Test
  void anAgentThatStillFailsIsLeftAloneAgain() {
    stage.agent.script =
        (context, ask) -> {
          throw new IllegalStateException("broken");
        };
    for (int i = 0; i < 4; i++) {
      stage.codeOf("scripted.each");
    }
    stage.now = stage.now.plusSeconds(31);

    stage.codeOf("scripted.each");
    stage.codeOf("scripted.each");

    assertThat(stage.codeOf("scripted.each")).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
    assertThat(stage.status().retryAt()).isEqualTo("2025-10-27T12:01:01Z");
  }

  @Test
  void callersWhoLeaveDuringATrialDoNotUseItUp() {
    stage.agent.script =
        (context, ask) -> {
          throw new IllegalStateException("broken");
        };
    for (int i = 0; i < 4; i++) {
      stage.codeOf("scripted.each");
    }
    stage.now = stage.now.plusSeconds(31);
    stage.agent.script = (context, ask) -> Stage.await(new CountDownLatch(1));
    for (int i = 0; i < 4; i++) {
      assertThat(stage.failureOf("scripted.each", soon()).code())
          .isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
      await().until(() -> stage.status().running() == 0);
    }

    stage.agent.script = (context, ask) -> "well";
    stage.call("scripted.each", "x");
    stage.call("scripted.each", "x");
    assertThat(stage.status().breaker()).isEqualTo(BreakerState.CLOSED);
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      names = {"CURRENCY_UNKNOWN", "PORTFOLIO_UNKNOWN", "PRICES_MISSING", "RESULT_TOO_LARGE"})
  void whatIsTheCallersFaultNeverCounts(ErrorCode code) {
    stage.agent.script =
        (context, ask) -> {
          throw Stage.failure(code);
        };

    for (int i = 0; i < 20; i++) {
      assertThat(stage.codeOf("scripted.each")).isEqualTo(code);
    }
    assertThat(stage.agent.calls).hasValue(20);
    assertThat(stage.failures).isEmpty();
    assertThat(stage.status().breaker()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void whatIsTransientIsTriedAgain() {
    stage.agent.script =
        (context, ask) -> {
          if (stage.agent.calls.get() < 3) {
            throw Stage.failure(ErrorCode.PROVIDER_UNAVAILABLE);
          }
          return "third";
        };

    assertThat(stage.call("scripted.each", "x").path("text").asText()).isEqualTo("third");
    assertThat(stage.failures).isEmpty();
  }

  @Test
  void triesAgainOnlySoOften() {
    stage.agent.script =
        (context, ask) -> {
          throw Stage.failure(ErrorCode.PROVIDER_UNAVAILABLE);
        };

    assertThat(stage.codeOf("scripted.each")).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(stage.agent.calls).hasValue(3);
    assertThat(stage.failures).hasSize(1);
  }

  @Test
  void aLostConnectionIsTransientAndAWrongStatementIsNot() {
    stage.agent.script =
        (context, ask) -> {
          throw new ConnectionException(new SQLException("gone", "08006"));
        };
    assertThat(stage.codeOf("scripted.each")).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    assertThat(stage.agent.calls).hasValue(3);

    stage.agent.script =
        (context, ask) -> {
          throw new IllegalStateException(new SQLException("no such table", "42P01"));
        };
    assertThat(stage.codeOf("scripted.each")).isEqualTo(ErrorCode.CAPABILITY_FAILED);
    assertThat(stage.agent.calls).hasValue(4);
  }

  @Test
  void whatMustNotBeRepeatedIsNot() {
    stage.agent.script =
        (context, ask) -> {
          throw Stage.failure(ErrorCode.PROVIDER_UNAVAILABLE);
        };

    assertThat(stage.codeOf("scripted.once")).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(stage.agent.calls).hasValue(1);
  }

  @Test
  void doesNotTryAgainWhereThereIsNoTimeLeft() {
    RuntimeLimits slow =
        new RuntimeLimits(
            Duration.ofSeconds(10),
            2,
            Duration.ofMillis(100),
            3,
            Duration.ofMinutes(10),
            0,
            1 << 10,
            Stage.LIMITS.breaker());
    try (Stage patient = new Stage(slow)) {
      patient.agent.script =
          (context, ask) -> {
            throw Stage.failure(ErrorCode.PROVIDER_UNAVAILABLE);
          };

      assertThat(patient.codeOf("scripted.each")).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
      assertThat(patient.agent.calls).hasValue(1);
    }
  }

  @Test
  void errorsOfTheMachineAreFailuresLikeOthers() {
    stage.agent.script =
        (context, ask) -> {
          throw new StackOverflowError();
        };

    assertThat(stage.codeOf("scripted.each")).isEqualTo(ErrorCode.CAPABILITY_FAILED);
  }

  @Test
  void aResultAboveTheLimitIsAnError() {
    stage.agent.script = (context, ask) -> "x".repeat(1 << 10);

    DawsosException failure = stage.failureOf("scripted.each", late());

    assertThat(failure.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
    assertThat(failure.message())
        .isEqualTo("scripted.each gives more than the 1024 bytes that a result may have");
    stage.agent.script = (context, ask) -> "x".repeat((1 << 10) - "{\"text\":\"\"}".length());
    assertThat(stage.call("scripted.each", "x").path("text").asText()).startsWith("xxx");
  }

  @Test
  void manyThreadsMayCallAtOnceAndNoneIsLost() {
    stage.agent.script =
        (context, ask) -> {
          if (ask.text().hashCode() % 3 == 0) {
            throw Stage.failure(ErrorCode.CURRENCY_UNKNOWN);
          }
          return ask.text();
        };
    List<Future<?>> calls =
        java.util.stream.IntStream.range(0, 200)
            .<Future<?>>mapToObj(
                i ->
                    stage.callLater(
                        i % 2 == 0 ? "scripted.each" : "scripted.pure", "t" + i % 17, late()))
            .toList();

    await().until(() -> calls.stream().allMatch(Future::isDone));
    assertThat(stage.heard).hasSize(200);
  }
}
