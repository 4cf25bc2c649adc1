package io.dawsos.job.cli.execution;

import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.CommandGroup;
import java.util.List;

/** The group {@code execution}. */
public final class ExecutionCommands {
  private ExecutionCommands() {}

  /** The group. */
  public static CommandGroup group(CommandContext context) {
    return new CommandGroup(
        "execution",
        "look at what was executed, and give up what is old",
        context,
        List.of(
            new ExecutionListCommand(), new ExecutionShowCommand(), new ExecutionPruneCommand()));
  }
}
