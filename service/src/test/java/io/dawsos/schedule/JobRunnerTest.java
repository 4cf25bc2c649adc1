package io.dawsos.schedule;

import static io.dawsos.schedule.TestSteps.JOB;
import static io.dawsos.schedule.TestSteps.MONDAY;
import static io.dawsos.schedule.TestSteps.newest;
import static io.dawsos.schedule.TestSteps.records;
import static io.dawsos.schedule.TestSteps.runner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobState;
import io.dawsos.schedule.store.JobStep;
import io.dawsos.schedule.store.OpenRun;
import io.dawsos.schedule.store.RunRequest;
import io.dawsos.schedule.store.RunStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobRunnerTest {
  private static final Instant START = Instant.parse("2025-06-03T02:30:00Z");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final TestSteps steps = new TestSteps();
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private RunStore store;

  @BeforeEach
  void open() {
    // Every look at the clock is a second later than the one before.
    InstantSource clock = () -> now.getAndUpdate(time -> time.plusSeconds(1));
    store = new RunStore(database.jdbi(), clock);
  }

  private RunReport run(NightlyStep... all) {
    return runner(store, all).run(MONDAY, "command", false);
  }

  @Test
  void stepsRunInOrderAndEachIsRecorded() {
    RunReport report =
        run(
            steps.step("build", date -> StepOutcome.done(42, "built")),
            steps.step("hook", date -> StepOutcome.skipped("no hook")),
            steps.step("release"));

    assertThat(report.isDone()).isTrue();
    assertThat(report.requireDone()).isSameAs(report);
    assertThat(steps.calls)
        .containsExactly("build 2025-06-02", "hook 2025-06-02", "release 2025-06-02");
    assertThat(records(store, MONDAY))
        .containsExactly("1 build #1 done", "2 hook #1 skipped", "3 release #1 done");
    JobStep build = store.list(JOB, MONDAY, 1).get(0).steps().get(0);
    assertThat(build.rows()).isEqualTo(42);
    assertThat(build.message()).isEqualTo("built");
    assertThat(Duration.between(build.startedAt(), build.endedAt())).hasSeconds(1);
    JobRun run = newest(store);
    assertThat(run.state()).isEqualTo(JobState.DONE);
    assertThat(run.startedAt()).isEqualTo(START);
    assertThat(run.owner()).endsWith("/" + ProcessHandle.current().pid());
    assertThat(run.requestedBy()).isEqualTo("command");
    assertThat(run.takenOverFrom()).isNull();
  }

  @Test
  void theFirstFailureStopsTheJobAndSaysWhereAndWhy() {
    RunReport report =
        run(
            steps.step("build"),
            steps.step(
                "reconcile",
                date ->
                    StepOutcome.failed(
                        "2 positions differ", List.of("AAPL by 3", "CAD by 0.01"), "ask the bank")),
            steps.step("release"));

    assertThat(report.state()).isEqualTo(JobState.FAILED);
    assertThat(steps.calls).doesNotContain("release 2025-06-02");
    assertThat(records(store, MONDAY)).containsExactly("1 build #1 done", "2 reconcile #1 failed");
    assertThat(store.list(JOB, MONDAY, 1).get(0).steps().get(1).message())
        .isEqualTo("2 positions differ: AAPL by 3; CAD by 0.01 (ask the bank)");
    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(report::requireDone)
        .withMessage(
            "nightly of 2025-06-02 failed at reconcile: 2 positions differ: AAPL by 3; CAD by 0.01")
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.JOB_FAILED))
        .satisfies(
            failure ->
                assertThat(failure.advice())
                    .startsWith("ask the bank; then `dawsos job run nightly --date 2025-06-02`"));
  }

  @Test
  void theNextRunResumesAtTheStepThatFailed() {
    AtomicBoolean broken = new AtomicBoolean(true);
    NightlyStep[] all = {
      steps.step("build"),
      steps.step(
          "reconcile",
          date ->
              broken.get()
                  ? StepOutcome.failed("differs", List.of(), "")
                  : StepOutcome.done(0, "agrees")),
      steps.step("release")
    };
    JobRun failed = run(all).run();
    broken.set(false);

    RunReport resumed = run(all);

    assertThat(resumed.isDone()).isTrue();
    assertThat(resumed.run().id()).isEqualTo(failed.id());
    assertThat(steps.calls)
        .containsExactly(
            "build 2025-06-02",
            "reconcile 2025-06-02",
            "reconcile 2025-06-02",
            "release 2025-06-02");
    assertThat(records(store, MONDAY))
        .containsExactly(
            "1 build #1 done", "2 reconcile #1 failed", "2 reconcile #2 done", "3 release #1 done");
  }

  @Test
  void anUnfinishedRunCanBeGivenUpForANewOne() {
    NightlyStep[] all = {
      steps.step("build"), steps.step("fail", date -> StepOutcome.failed("no", List.of(), ""))
    };
    JobRun failed = run(all).run();

    RunReport again = runner(store, all).run(MONDAY, "command", true);

    assertThat(again.run().id()).isNotEqualTo(failed.id());
    assertThat(records(store, MONDAY))
        .containsExactly(
            "1 build #1 done", "2 fail #1 failed", "1 build #1 done", "2 fail #1 failed");
  }

  @Test
  void aDateThatIsDoneRunsAnew() {
    JobRun first = run(steps.step("build")).run();

    JobRun second = run(steps.step("build")).run();

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(store.list(JOB, null, 10)).hasSize(2);
    assertThat(steps.calls).hasSize(2);
  }

  @Test
  void aStepThatThrowsFailsWithOneSentence() {
    RunReport report =
        run(
            steps.step(
                "build",
                date -> {
                  throw new IllegalStateException("first line\n\tat second.line(File.java:3)");
                }));

    assertThat(report.sentence())
        .isEqualTo(
            "nightly of 2025-06-02 failed at build: unexpected failure:"
                + " IllegalStateException: first line");
    assertThat(store.list(JOB, MONDAY, 1).get(0).steps().get(0).message())
        .doesNotContain("second.line")
        .hasLineCount(1);
    assertThat(newest(store).state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void theAdviceOfAKnownFailureIsKept() {
    RunReport report =
        run(
            steps.step(
                "build",
                date -> {
                  throw new DawsosException(
                      ErrorCode.PRICES_MISSING, "no prices on " + date, "add a file");
                }));

    assertThat(store.list(JOB, MONDAY, 1).get(0).steps().get(0).message())
        .isEqualTo("no prices on 2025-06-02 (add a file)");
    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(report::requireDone)
        .satisfies(failure -> assertThat(failure.advice()).startsWith("add a file; then "));
  }

  @Test
  void aRunWhoseProcessDiedIsTakenOverAtTheStepItWasIn() {
    JobRun left;
    try (OpenRun dead = store.open(new RunRequest(JOB, MONDAY, "host-a/4711", "schedule", false))) {
      dead.end(dead.start("build", 1), JobState.DONE, 1L, "built");
      dead.start("release", 2);
      left = dead.run();
    }
    assertThat(newest(store).state()).isEqualTo(JobState.INTERRUPTED);

    RunReport report = run(steps.step("build"), steps.step("release"));

    assertThat(report.isDone()).isTrue();
    assertThat(report.run().id()).isEqualTo(left.id());
    assertThat(report.run().takenOverFrom()).isEqualTo("host-a/4711");
    assertThat(report.run().owner()).isEqualTo(JobRunner.owner());
    assertThat(steps.calls).containsExactly("release 2025-06-02");
    assertThat(records(store, MONDAY))
        .containsExactly("1 build #1 done", "2 release #1 interrupted", "2 release #2 done");
    assertThat(store.list(JOB, MONDAY, 1).get(0).steps().get(1).message())
        .isEqualTo("interrupted: host-a/4711 ended");
  }

  @Test
  void whileOneWorksAnotherIsToldWho() {
    try (OpenRun first =
        store.open(new RunRequest(JOB, MONDAY, "host-a/4711", "schedule", false))) {
      assertThat(newest(store).state()).isEqualTo(JobState.RUNNING);

      assertThatExceptionOfType(DawsosException.class)
          .isThrownBy(() -> run(steps.step("build")))
          .withMessage("nightly of 2025-06-02 is running already, by host-a/4711")
          .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.JOB_RUNNING));
      assertThat(
              runner(store, steps.step("build")).run(MONDAY.plusDays(1), "command", false).isDone())
          .as("another date is free")
          .isTrue();
      assertThat(first.run().owner()).isEqualTo("host-a/4711");
    }
    assertThat(run(steps.step("build")).isDone()).as("free again").isTrue();
  }

  @Test
  void whoLosesTheLockCanRecordNothingMore() {
    RunReport[] other = new RunReport[1];
    NightlyStep overtaken =
        steps.step(
            "build",
            date -> {
              assertThat(endConnectionsOfLocks()).containsExactly(true);
              other[0] = run(steps.step("build"), steps.step("release"));
              return StepOutcome.done(1, "too late");
            });

    assertThatExceptionOfType(JdbiException.class)
        .isThrownBy(() -> run(overtaken, steps.step("release")));

    assertThat(other[0].isDone()).isTrue();
    assertThat(records(store, MONDAY))
        .containsExactly("1 build #1 interrupted", "1 build #2 done", "2 release #1 done");
    assertThat(newest(store).state()).isEqualTo(JobState.DONE);
  }

  /**
   * The server ends the connections that hold locks, as when a network is cut for long. Waits until
   * they are gone: else the lock may still be held when the next one asks for it.
   *
   * @return of each connection, whether it ended in time
   */
  private List<Boolean> endConnectionsOfLocks() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select pg_terminate_backend(pid, 30000) from pg_locks
                        where locktype = 'advisory' and database =
                          (select oid from pg_database where datname = current_database())""")
                    .mapTo(Boolean.class)
                    .list());
  }

  @Test
  void anInterruptLeavesTheRunToBeResumed() {
    RunReport report =
        run(
            steps.step(
                "build",
                date -> {
                  throw new InterruptedException();
                }),
            steps.step("release"));

    assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
    assertThat(report.state()).isEqualTo(JobState.INTERRUPTED);
    assertThat(newest(store).state()).isEqualTo(JobState.INTERRUPTED);
    assertThat(run(steps.step("build"), steps.step("release")).isDone()).isTrue();
  }

  @Test
  void aListenerHearsOfEveryAttemptAndCannotFailTheWork() {
    List<String> heard = new ArrayList<>();
    JobStepListener listener =
        new JobStepListener() {
          @Override
          public void started(JobRun run, JobStep step) {
            heard.add("started " + step.step());
            throw new IllegalStateException("telemetry is down");
          }

          @Override
          public void ended(JobRun run, JobStep step) {
            heard.add(step.step() + " " + step.state().text());
          }

          @Override
          public void ended(JobRun run) {
            heard.add(run.state().text());
          }
        };
    JobRunner runner = new JobRunner(JOB, List.of(steps.step("build")), store, listener);

    assertThat(runner.run(MONDAY, "command", false).isDone()).isTrue();

    assertThat(heard).containsExactly("started build", "build done", "done");
  }

  @Test
  void twoStepsOfOneNameAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> runner(store, steps.step("build"), steps.step("build")));
  }
}
