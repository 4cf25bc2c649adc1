package io.dawsos.job.cli.pattern;

import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.CommandGroup;
import java.util.List;

/** The group {@code pattern}; none of its commands needs a database. */
public final class PatternCommands {
  private PatternCommands() {}

  /** The group. */
  public static CommandGroup group(CommandContext context) {
    return new CommandGroup(
        "pattern",
        "list, show and check patterns",
        context,
        List.of(new PatternListCommand(), new PatternShowCommand(), new PatternValidateCommand()));
  }
}
