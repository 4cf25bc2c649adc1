package io.dawsos.schedule;

import static io.dawsos.schedule.TestSteps.JOB;
import static io.dawsos.schedule.TestSteps.records;
import static io.dawsos.schedule.TestSteps.runner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.BusinessCalendar;
import io.dawsos.schedule.store.JobState;
import io.dawsos.schedule.store.OpenRun;
import io.dawsos.schedule.store.RunRequest;
import io.dawsos.schedule.store.RunStore;
import io.dropwizard.util.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedulers on one database, as servers have them; their jobs are made due by SQL. */
@Timeout(60)
class JobScheduleTest {
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final LocalDate TUESDAY = LocalDate.of(2025, 6, 3);
  private static final Instant TUESDAY_NIGHT = Instant.parse("2025-06-04T02:30:00Z");

  /** Never fires while a test runs. */
  private static final String NEW_YEAR = "0 0 0 1 1 *";

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final TestSteps steps = new TestSteps();
  private final List<JobSchedule> started = new ArrayList<>();
  private RunStore store;

  @BeforeEach
  void open() {
    store = new RunStore(database.jdbi(), InstantSource.system());
  }

  @AfterEach
  void stopAll() {
    started.forEach(JobSchedule::stop);
  }

  private JobSchedule start(NightlyStep... all) {
    JobSchedule schedule =
        new JobSchedule(
            new JobsConfiguration(
                Duration.milliseconds(100),
                Duration.milliseconds(200),
                new NightlyConfiguration(NEW_YEAR, null, List.of(), Duration.seconds(1))),
            TORONTO,
            BusinessCalendar.WEEKDAYS,
            runner(store, all),
            store,
            database.database().dataSource(),
            InstantSource.system());
    schedule.start();
    started.add(schedule);
    return schedule;
  }

  private void makeDue(Instant moment) {
    assertThat(update("update scheduled_tasks set execution_time = ?", moment)).isOne();
  }

  private int update(String sql, Object... arguments) {
    return database.jdbi().withHandle(handle -> handle.execute(sql, arguments));
  }

  /** Whether the job was rescheduled to its next time, so that nothing of this one is left. */
  private boolean isSettled() {
    return store.nextExecution(JOB).orElseThrow().isAfter(InstantSource.system().instant());
  }

  @Test
  void aDueJobRunsOnceThoughTwoSchedulersWatch() {
    NightlyStep[] all = {steps.step("build"), steps.step("release")};
    start(all);
    start(all);
    assertThat(isSettled()).as("scheduled for the next new year").isTrue();

    makeDue(TUESDAY_NIGHT);

    await().until(this::isSettled);
    assertThat(steps.calls).containsExactly("build 2025-06-03", "release 2025-06-03");
    assertThat(store.list(JOB, null, 10))
        .singleElement()
        .satisfies(each -> assertThat(each.run().requestedBy()).isEqualTo("schedule"));
  }

  @Test
  void anExecutionOfADeadSchedulerIsRevivedForItsOwnDateAndResumed() {
    try (OpenRun dead =
        store.open(new RunRequest(JOB, TUESDAY, "host-a/4711", "schedule", false))) {
      dead.end(dead.start("build", 1), JobState.DONE, 1L, "built");
      dead.start("release", 2);
    }
    start(steps.step("build"), steps.step("release"));
    update(
        "update scheduled_tasks set execution_time = ?, picked = true, picked_by = 'host-a/4711',"
            + " last_heartbeat = now() - interval '1 hour'",
        TUESDAY_NIGHT);

    await().until(this::isSettled);

    assertThat(steps.calls).containsExactly("release 2025-06-03");
    assertThat(records(store, TUESDAY))
        .containsExactly("1 build #1 done", "2 release #1 interrupted", "2 release #2 done");
  }

  @Test
  void aDateThatIsLockedStaysDueUntilItIsFree() {
    start(steps.step("build"));
    try (OpenRun other =
        store.open(new RunRequest(JOB, TUESDAY, "host-a/4711", "command", false))) {
      makeDue(TUESDAY_NIGHT);
      // Every failed try reschedules, and so counts the version up.
      await().until(() -> version() >= 8);
      assertThat(steps.calls).isEmpty();
      assertThat(store.nextExecution(JOB)).contains(TUESDAY_NIGHT);
      other.finish(JobState.FAILED);
    }
    await().until(this::isSettled);

    assertThat(steps.calls).as("it ended, though not well, since it was due").isEmpty();
  }

  @Test
  void aFailedDateIsNotTriedAgainBeforeTheNextNight() {
    start(steps.step("build", date -> StepOutcome.failed("no prices", List.of(), "")));

    makeDue(TUESDAY_NIGHT);

    await().until(this::isSettled);
    assertThat(steps.calls).containsExactly("build 2025-06-03");
  }

  @Test
  void aStopInterruptsTheStepAndTheNextSchedulerGoesOn() {
    CountDownLatch inStep = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    JobSchedule first =
        start(
            steps.step("build"),
            steps.step(
                "release",
                date -> {
                  inStep.countDown();
                  never.await();
                  return StepOutcome.done(0, "never");
                }));
    makeDue(TUESDAY_NIGHT);
    await().until(() -> inStep.getCount() == 0);

    first.stop();
    started.clear();
    assertThat(store.nextExecution(JOB)).as("still due").contains(TUESDAY_NIGHT);
    start(steps.step("build"), steps.step("release"));

    await().until(this::isSettled);
    assertThat(steps.calls)
        .containsExactly("build 2025-06-03", "release 2025-06-03", "release 2025-06-03");
  }

  private long version() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("select version from scheduled_tasks").mapTo(long.class).one());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly", "* * *", "0 61 22 * * *", "-", "0 30 22 * * MON-XYZ"})
  void whatIsNoCronIsRefused(String text) {
    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> JobSchedule.cron(text, TORONTO))
        .withMessageStartingWith("jobs.nightly.cron is not a cron, \"" + text + "\": ")
        .satisfies(
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID));
  }
}
