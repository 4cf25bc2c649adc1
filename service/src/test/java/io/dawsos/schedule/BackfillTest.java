package io.dawsos.schedule;

import static io.dawsos.schedule.TestSteps.JOB;
import static io.dawsos.schedule.TestSteps.MONDAY;
import static io.dawsos.schedule.TestSteps.runner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.schedule.store.JobState;
import io.dawsos.schedule.store.OpenRun;
import io.dawsos.schedule.store.RunRequest;
import io.dawsos.schedule.store.RunStore;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class BackfillTest {
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
  private static final List<LocalDate> DATES = List.of(MONDAY, TUESDAY, WEDNESDAY);

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final TestSteps steps = new TestSteps();
  private final List<RunReport> told = new ArrayList<>();
  private RunStore store;

  @BeforeEach
  void open() {
    store = new RunStore(database.jdbi(), InstantSource.system());
  }

  private Backfill backfill(NightlyStep... all) {
    return new Backfill(runner(store, all), store);
  }

  private List<RunReport> run(boolean keepGoing, NightlyStep... all) {
    return backfill(all).run(DATES, false, keepGoing, told::add);
  }

  private NightlyStep failing(String name, LocalDate when) {
    return steps.step(
        name,
        date ->
            date.equals(when)
                ? StepOutcome.failed("not on " + date, List.of(), "")
                : StepOutcome.done(1, "ok"));
  }

  private List<String> callsOf(String... names) {
    return steps.calls.stream()
        .filter(call -> Stream.of(names).anyMatch(name -> call.startsWith(name + " ")))
        .toList();
  }

  @Test
  void eachLaneKeepsTheOrderOfDates() {
    List<RunReport> reports =
        run(false, steps.step("build"), steps.step("compute"), steps.step("release"));

    assertThat(reports).allMatch(RunReport::isDone).isEqualTo(told);
    assertThat(reports).extracting(report -> report.run().businessDate()).isEqualTo(DATES);
    assertThat(callsOf("build"))
        .containsExactly("build 2025-06-02", "build 2025-06-03", "build 2025-06-04");
    assertThat(callsOf("compute", "release"))
        .containsExactly(
            "compute 2025-06-02",
            "release 2025-06-02",
            "compute 2025-06-03",
            "release 2025-06-03",
            "compute 2025-06-04",
            "release 2025-06-04");
    assertThat(reports).extracting(report -> report.run().requestedBy()).containsOnly("backfill");
  }

  @Test
  void theNextDateIsBuiltWhileTheLaterStepsRunAndNoFurther() {
    CountDownLatch tuesdayIsBuilt = new CountDownLatch(1);

    run(
        false,
        steps.step(
            "build",
            date -> {
              if (date.equals(TUESDAY)) {
                tuesdayIsBuilt.countDown();
              }
              return StepOutcome.done(1, "built");
            }),
        steps.step(
            "compute",
            date -> {
              // On Monday this ends only if Tuesday is built beside it.
              assertThat(tuesdayIsBuilt.await(30, TimeUnit.SECONDS)).isTrue();
              if (date.equals(MONDAY)) {
                assertThat(steps.calls).doesNotContain("build 2025-06-04");
              }
              return StepOutcome.done(1, "computed");
            }));

    assertThat(told).hasSize(3).allMatch(RunReport::isDone);
    assertThat(steps.calls.indexOf("build 2025-06-03"))
        .isLessThan(steps.calls.indexOf("compute 2025-06-03"));
  }

  @Test
  void aFailedDateStopsThoseAfterIt() {
    List<RunReport> reports = run(false, steps.step("build"), failing("compute", TUESDAY));

    assertThat(reports)
        .extracting(RunReport::state)
        .containsExactly(JobState.DONE, JobState.FAILED);
    assertThat(callsOf("compute")).containsExactly("compute 2025-06-02", "compute 2025-06-03");
    assertThat(backfill().left(DATES)).containsExactly(TUESDAY, WEDNESDAY);
  }

  @Test
  void aFailedBuildStartsNoOther() {
    run(false, failing("build", MONDAY), steps.step("compute"));

    assertThat(steps.calls).containsExactly("build 2025-06-02");
  }

  @Test
  void keepGoingRunsTheOthers() {
    List<RunReport> reports = run(true, failing("build", MONDAY), failing("compute", TUESDAY));

    assertThat(reports)
        .extracting(RunReport::state)
        .containsExactly(JobState.FAILED, JobState.FAILED, JobState.DONE);
  }

  @Test
  void theNextBackfillGoesOnWhereThisOneStopped() {
    run(false, steps.step("build"), failing("compute", TUESDAY));
    // Wednesday was built ahead, or not: what is done of it is not done again.
    long builtBefore = callsOf("build").size();
    Backfill mended = backfill(steps.step("build"), steps.step("compute"));

    List<RunReport> rest = mended.run(mended.left(DATES), false, false, told::add);

    assertThat(rest).hasSize(2).allMatch(RunReport::isDone);
    assertThat(callsOf("build")).doesNotHaveDuplicates().hasSize(3);
    assertThat(builtBefore).isBetween(2L, 3L);
    assertThat(mended.left(DATES)).isEmpty();
  }

  @Test
  void aDateThatAnotherProcessRunsStopsTheBackfill() {
    try (OpenRun other =
        store.open(new RunRequest(JOB, TUESDAY, "host-a/4711", "schedule", false))) {
      assertThatExceptionOfType(DawsosException.class)
          .isThrownBy(() -> run(false, steps.step("build"), steps.step("compute")))
          .withMessageContaining("running already, by " + other.run().owner())
          .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.JOB_RUNNING));
    }
    assertThat(told).extracting(report -> report.run().businessDate()).containsExactly(MONDAY);
    assertThat(backfill().left(DATES)).containsExactly(TUESDAY, WEDNESDAY);
  }

  @Test
  void againStartsDatesOverThatAreDone() {
    run(false, steps.step("build"));

    List<RunReport> second = backfill(steps.step("build")).run(DATES, true, false, told::add);

    assertThat(second).hasSize(3);
    assertThat(callsOf("build")).hasSize(6);
    assertThat(store.list(JOB, null, 10)).hasSize(6);
  }
}
