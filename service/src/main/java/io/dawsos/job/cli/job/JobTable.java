package io.dawsos.job.cli.job;

import io.dawsos.job.RunView;
import io.dawsos.job.cli.Output;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints runs of jobs: a line each, and a line for each attempt at a step. */
final class JobTable {
  private static final List<String> COLUMNS =
      List.of("DATE", "STEP", "STATE", "STARTED", "SECONDS", "ROWS", "MESSAGE");

  private JobTable() {}

  static void print(List<RunView> runs, Output output) {
    List<List<String>> rows = new ArrayList<>();
    for (RunView run : runs) {
      rows.add(row(run));
      run.steps().forEach(step -> rows.add(row(step)));
    }
    output.table(COLUMNS, rows);
  }

  private static List<String> row(RunView run) {
    String takenOver =
        run.takenOverFrom() == null ? "" : ", taken over from " + run.takenOverFrom();
    return List.of(
        run.date().toString(),
        run.job(),
        run.state(),
        run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        text(run.seconds()),
        "",
        "by %s, for %s%s".formatted(run.owner(), run.requestedBy(), takenOver));
  }

  private static List<String> row(RunView.Step step) {
    return List.of(
        "",
        "  " + step.step() + (step.attempt() == 1 ? "" : " #" + step.attempt()),
        step.state(),
        step.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        text(step.seconds()),
        text(step.rows()),
        text(step.message()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
