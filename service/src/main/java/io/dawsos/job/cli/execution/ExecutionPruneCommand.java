package io.dawsos.job.cli.execution;

import io.dawsos.executor.store.ExecutionStore.Pruned;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.time.Instant;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code execution prune}: gives up old executions with the results that only they had. */
final class ExecutionPruneCommand implements Subcommand {
  @Override
  public String name() {
    return "prune";
  }

  @Override
  public String help() {
    return "give up old executions with the results that only they had";
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument("--before")
        .metavar("YYYY-MM-DD")
        .help("executions of this day in UTC and later stay (default: by executions.keep)");
    parser
        .addArgument("--dry-run")
        .action(Arguments.storeTrue())
        .help("tell how many would go, and keep them");
  }

  /** What {@code --json} prints. */
  record Report(@Nullable Instant before, boolean dryRun, long executions, long results) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    Instant before = ExecutionListCommand.startOfDay(CommandArguments.date(arguments, "before"), 0);
    if (before == null) {
      before = services.execution().executionsKeptSince().orElse(null);
    }
    boolean keep = arguments.getBoolean("dry_run");
    Report report = report(services, before, keep);
    if (output.isJson()) {
      output.json(report);
    } else if (before == null) {
      output.note("executions are kept for ever: executions.keep is 0");
    } else {
      output.note(
          (keep ? "%d executions from before %s would go" : "%d executions from before %s are gone")
              .formatted(report.executions(), before));
    }
    return ExitCode.DONE;
  }

  private static Report report(Services services, @Nullable Instant before, boolean keep) {
    if (before == null) {
      return new Report(null, keep, 0, 0);
    }
    if (keep) {
      return new Report(before, true, services.stores().executions().countBefore(before), 0);
    }
    Pruned gone = services.stores().executions().prune(before);
    return new Report(before, false, gone.executions(), gone.results());
  }
}
