package io.dawsos.schedule;

import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobStep;
import io.dawsos.schedule.store.RunStore;
import io.dawsos.schedule.store.RunStore.RunWithSteps;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Steps that note when they run, and what the records say of them. */
final class TestSteps {
  static final String JOB = "nightly";
  static final LocalDate MONDAY = LocalDate.of(2025, 6, 2);

  /** What ran, as {@code step date}, in order. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  /** The work of a step. */
  interface Work {
    StepOutcome run(LocalDate date) throws Exception;
  }

  /** A step that ends well with a row. */
  NightlyStep step(String name) {
    return step(name, date -> StepOutcome.done(1, name + " did " + date));
  }

  /** A step that does this. */
  NightlyStep step(String name, Work work) {
    return new NightlyStep() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public StepOutcome run(LocalDate date) throws Exception {
        calls.add(name + " " + date);
        return work.run(date);
      }
    };
  }

  static JobRunner runner(RunStore store, NightlyStep... steps) {
    return new JobRunner(JOB, List.of(steps), store, JobStepListener.NONE);
  }

  static JobRun newest(RunStore store) {
    return store.list(JOB, null, 1).get(0).run();
  }

  /** The attempts of all runs of a date, the oldest first, as {@code step attempt state rows}. */
  static List<String> records(RunStore store, LocalDate date) {
    return store.list(JOB, date, 100).stream()
        .sorted((one, other) -> one.run().startedAt().compareTo(other.run().startedAt()))
        .map(RunWithSteps::steps)
        .flatMap(List::stream)
        .map(TestSteps::text)
        .toList();
  }

  private static String text(JobStep step) {
    return "%d %s #%d %s"
        .formatted(step.ordinal(), step.step(), step.attempt(), step.state().text());
  }
}
