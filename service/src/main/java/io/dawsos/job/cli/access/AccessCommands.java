package io.dawsos.job.cli.access;

import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.CommandGroup;
import java.util.List;

/** The groups {@code portfolio} and {@code key}. */
public final class AccessCommands {
  private AccessCommands() {}

  /** The groups. */
  public static List<CommandGroup> groups(CommandContext context) {
    return List.of(
        new CommandGroup(
            "portfolio",
            "define what is valued as one",
            context,
            List.of(new PortfolioAddCommand(), new PortfolioListCommand())),
        new CommandGroup(
            "key",
            "make and revoke API keys",
            context,
            List.of(new KeyCreateCommand(), new KeyListCommand(), new KeyRevokeCommand())));
  }
}
