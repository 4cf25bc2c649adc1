package io.dawsos.job;

import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobState;
import io.dawsos.schedule.store.JobStep;
import io.dawsos.schedule.store.RunStore.RunWithSteps;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a job as commands show it.
 *
 * @param seconds what its steps took, without the time between a failure and its resumption
 * @param steps every attempt, in the order in which they started
 */
public record RunView(
    UUID id,
    String job,
    LocalDate date,
    String state,
    Instant startedAt,
    @Nullable Instant endedAt,
    BigDecimal seconds,
    String owner,
    String requestedBy,
    @Nullable String takenOverFrom,
    List<Step> steps) {
  /** Digits of a second that are shown. */
  private static final int MILLIS = 3;

  /**
   * An attempt at a step.
   *
   * @param seconds null while it runs, and where it was interrupted, as nobody knows when
   */
  public record Step(
      String step,
      int attempt,
      String state,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable BigDecimal seconds,
      @Nullable Long rows,
      @Nullable String message) {
    private static Step of(JobStep step, JobState run) {
      // Nobody works on a step of a run whose lock nobody holds.
      boolean left = step.state() == JobState.RUNNING && run != JobState.RUNNING;
      JobState state = left ? JobState.INTERRUPTED : step.state();
      return new Step(
          step.step(),
          step.attempt(),
          state.text(),
          step.startedAt(),
          step.endedAt(),
          state == JobState.INTERRUPTED ? null : RunView.seconds(step.startedAt(), step.endedAt()),
          step.rows(),
          step.message());
    }
  }

  /** Shows a run. */
  public static RunView of(RunWithSteps recorded) {
    JobRun run = recorded.run();
    List<Step> steps = recorded.steps().stream().map(step -> Step.of(step, run.state())).toList();
    return new RunView(
        run.id(),
        run.job(),
        run.businessDate(),
        run.state().text(),
        run.startedAt(),
        run.endedAt(),
        steps.stream()
            .map(Step::seconds)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO.setScale(MILLIS), BigDecimal::add),
        run.owner(),
        run.requestedBy(),
        run.takenOverFrom(),
        steps);
  }

  private static @Nullable BigDecimal seconds(Instant from, @Nullable Instant to) {
    return to == null ? null : BigDecimal.valueOf(Duration.between(from, to).toMillis(), MILLIS);
  }
}
