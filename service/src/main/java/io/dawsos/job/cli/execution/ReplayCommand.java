package io.dawsos.job.cli.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.executor.Deadline;
import io.dawsos.executor.JsonDiff;
import io.dawsos.executor.Replay;
import io.dawsos.executor.ReplayReport;
import io.dawsos.executor.ReplayReport.Verdict;
import io.dawsos.executor.store.ExecutionFilter;
import io.dawsos.executor.store.ExecutionRow;
import io.dawsos.executor.store.ExecutionStore;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code replay}: computes executions again from what pins them, and compares byte for byte. */
public final class ReplayCommand implements Subcommand {
  private static final int PAGE = 1_000;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String help() {
    return "compute executions again from what pins them, and compare byte for byte";
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument("id")
        .nargs("?")
        .metavar("ID")
        .help("the execution, as `execution list` names it");
    parser
        .addArgument("--all")
        .action(Arguments.storeTrue())
        .help("every execution that has a result");
    parser
        .addArgument("--since")
        .metavar("YYYY-MM-DD")
        .help("every execution of this day in UTC or later that has a result");
  }

  /** What {@code --json} prints. */
  record Report(long identical, long different, long notReplayable, List<ReplayReport> replays) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    String id = arguments.getString("id");
    LocalDate since = CommandArguments.date(arguments, "since");
    boolean all = arguments.getBoolean("all");
    if ((id == null ? 0 : 1) + (since == null ? 0 : 1) + (all ? 1 : 0) != 1) {
      throw CommandArguments.invalid(
          "give one of ID, --all and --since", "`dawsos execution list` names the executions");
    }
    ExecutionStore store = services.stores().executions();
    try (Replay replay = services.execution().replay(store)) {
      Tally tally = new Tally(replay, id != null || output.isJson());
      if (id != null) {
        tally.add(
            store.get(CommandArguments.uuid(id, "`dawsos execution list` names the executions")));
      } else {
        replay(store, ExecutionListCommand.startOfDay(since, 0), tally, output);
      }
      print(tally, output);
      return tally.exitCode();
    }
  }

  /** Page by page, as there may be more executions than memory. */
  private static void replay(
      ExecutionStore store, @Nullable Instant since, Tally tally, Output output) {
    ExecutionFilter filter = new ExecutionFilter(null, null, null, since, null, null, PAGE);
    try (ProgressBar bar = output.progress("replaying", store.countResults(since))) {
      List<ExecutionRow> page;
      do {
        page = store.list(filter);
        for (ExecutionRow row : page) {
          if (row.resultHash() != null) {
            tally.add(row);
            bar.step();
          }
          filter = filter.after(ExecutionFilter.Position.of(row));
        }
      } while (page.size() == PAGE);
    }
  }

  /** Counts verdicts and keeps the reports that are to be shown. */
  private static final class Tally {
    private final Replay replay;
    private final boolean keepAll;
    private final List<ReplayReport> reports = new ArrayList<>();
    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);

    Tally(Replay replay, boolean keepAll) {
      this.replay = replay;
      this.keepAll = keepAll;
    }

    void add(ExecutionRow row) {
      ReplayReport report = replay.replay(row, Deadline.never());
      counts.merge(report.verdict(), 1L, Long::sum);
      if (keepAll || report.verdict() != Verdict.IDENTICAL) {
        reports.add(report);
      }
    }

    long count(Verdict verdict) {
      return counts.getOrDefault(verdict, 0L);
    }

    ExitCode exitCode() {
      if (count(Verdict.DIFFERENT) > 0) {
        return ExitCode.FAILED;
      }
      return count(Verdict.NOT_REPLAYABLE) > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }
  }

  private static void print(Tally tally, Output output) {
    if (output.isJson()) {
      output.json(
          new Report(
              tally.count(Verdict.IDENTICAL),
              tally.count(Verdict.DIFFERENT),
              tally.count(Verdict.NOT_REPLAYABLE),
              tally.reports));
      return;
    }
    for (ReplayReport report : tally.reports) {
      String reason = report.reason();
      output.line(
          "%s %s%s"
              .formatted(
                  report.executionId(),
                  report.verdict().text(),
                  reason == null ? "" : ": " + reason));
      if (!report.changes().isEmpty()) {
        output.table(
            List.of("OP", "POINTER", "BEFORE", "AFTER"),
            report.changes().stream().map(ReplayCommand::row).toList());
      }
    }
    output.note(
        "%d identical, %d different, %d not replayable"
            .formatted(
                tally.count(Verdict.IDENTICAL),
                tally.count(Verdict.DIFFERENT),
                tally.count(Verdict.NOT_REPLAYABLE)));
  }

  private static List<String> row(JsonDiff.Change change) {
    return List.of(change.op(), change.path(), shown(change.before()), shown(change.after()));
  }

  private static String shown(@Nullable JsonNode value) {
    String text = value == null ? "-" : value.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
