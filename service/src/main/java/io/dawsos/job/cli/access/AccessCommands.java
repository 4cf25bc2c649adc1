package io.dawsos.job.cli.access;

import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.CommandGroup;
import java.util.List;

/** The groups {@code user}, {@code key}, {@code portfolio} and {@code audit}. */
public final class AccessCommands {
  private AccessCommands() {}

  /** The groups. */
  public static List<CommandGroup> groups(CommandContext context) {
    return List.of(
        new CommandGroup(
            "user",
            "say who may ask, and for what",
            context,
            List.of(
                new UserCreateCommand(),
                new UserListCommand(),
                new UserShowCommand(),
                new UserSetRoleCommand(),
                new UserDisableCommand(),
                new UserEnableCommand())),
        new CommandGroup(
            "portfolio",
            "define what is valued as one, and who may see it",
            context,
            List.of(
                new PortfolioAddCommand(),
                new PortfolioListCommand(),
                new PortfolioShowCommand(),
                new PortfolioValueCommand(),
                new PortfolioRemoveCommand(),
                new PortfolioGiveCommand(),
                new PortfolioShareCommand(),
                new PortfolioUnshareCommand())),
        new CommandGroup(
            "key",
            "make and revoke API keys",
            context,
            List.of(new KeyCreateCommand(), new KeyListCommand(), new KeyRevokeCommand())),
        new CommandGroup(
            "audit",
            "see who did what, and who was refused what",
            context,
            List.of(new AuditListCommand())));
  }
}
