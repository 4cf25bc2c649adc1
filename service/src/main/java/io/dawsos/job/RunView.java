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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a job as commands show it.
 *
 * @param seconds from its start to its end; null while it has none
 * @param steps every attempt, in the order in which they started
 */
public record RunView(
    UUID id,
    String job,
    LocalDate date,
    String state,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable BigDecimal seconds,
    String owner,
    String requestedBy,
    @Nullable String takenOverFrom,
    List<Step> steps) {

  /** An attempt at a step. */
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
      return new Step(
          step.step(),
          step.attempt(),
          (left ? JobState.INTERRUPTED : step.state()).text(),
          step.startedAt(),
          step.endedAt(),
          RunView.seconds(step.startedAt(), step.endedAt()),
          step.rows(),
          step.message());
    }
  }

  /** Shows a run. */
  public static RunView of(RunWithSteps recorded) {
    JobRun run = recorded.run();
    return new RunView(
        run.id(),
        run.job(),
        run.businessDate(),
        run.state().text(),
        run.startedAt(),
        run.endedAt(),
        seconds(run.startedAt(), run.endedAt()),
        run.owner(),
        run.requestedBy(),
        run.takenOverFrom(),
        recorded.steps().stream().map(step -> Step.of(step, run.state())).toList());
  }

  private static @Nullable BigDecimal seconds(Instant from, @Nullable Instant to) {
    return to == null ? null : BigDecimal.valueOf(Duration.between(from, to).toMillis(), 3);
  }
}
