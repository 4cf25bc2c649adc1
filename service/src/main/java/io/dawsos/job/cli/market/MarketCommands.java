package io.dawsos.job.cli.market;

import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.CommandGroup;
import java.util.List;

/** The groups {@code symbol}, {@code action} and {@code provider}. */
public final class MarketCommands {
  private MarketCommands() {}

  /** The groups. */
  public static List<CommandGroup> groups(CommandContext context) {
    return List.of(
        new CommandGroup(
            "symbol",
            "say what providers call the ledger's commodities",
            context,
            List.of(
                new SymbolAddCommand(),
                new SymbolListCommand(),
                new SymbolRemoveCommand(),
                new SymbolImportCommand())),
        new CommandGroup(
            "action",
            "bring in splits and dividends",
            context,
            List.of(new ActionFetchCommand(), new ActionImportCommand(), new ActionListCommand())),
        new CommandGroup(
            "provider",
            "ask the providers of market data",
            context,
            List.of(new ProviderListCommand(), new ProviderGetCommand())));
  }
}
