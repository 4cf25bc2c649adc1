package io.dawsos.job.cli.job;

import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.CommandGroup;
import java.util.List;

/** The group {@code job}. */
public final class JobCommands {
  private JobCommands() {}

  /** The group. */
  public static CommandGroup group(CommandContext context) {
    return new CommandGroup(
        "job",
        "run the nightly job and see what became of it",
        context,
        List.of(new JobRunCommand(), new JobBackfillCommand(), new JobStatusCommand()));
  }
}
