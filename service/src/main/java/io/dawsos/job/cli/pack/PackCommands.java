package io.dawsos.job.cli.pack;

import io.dawsos.job.Providers;
import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.CommandGroup;
import java.util.List;

/** The group {@code pack}. */
public final class PackCommands {
  private PackCommands() {}

  /** The group. */
  public static CommandGroup group(CommandContext context) {
    return new CommandGroup(
        "pack",
        "build and inspect pricing packs",
        context,
        List.of(
            new PackBuildCommand(),
            new PackListCommand(),
            new PackShowCommand(),
            new PackMarkFreshCommand(),
            new PackRestateCommand(),
            new PackOverrideCommand(),
            new PackDiffCommand(),
            new PackImpactCommand(),
            new PackProposalsCommand(),
            new PackHistoryCommand(),
            new PackVerifyCommand(),
            new PackExportCommand(Providers::mayBeRedistributed),
            new PackImportCommand(),
            new PackPruneCommand()));
  }
}
