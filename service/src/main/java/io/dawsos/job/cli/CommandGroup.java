package io.dawsos.job.cli;

import io.dawsos.job.Providers;
import io.dawsos.job.Services;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/** A command with subcommands; the one place where command lines meet services and exit codes. */
public final class CommandGroup extends Command {
  private static final String CHOSEN = "subcommand";

  private final List<Subcommand> subcommands;
  private final CommandContext context;

  CommandGroup(
      String name, String description, CommandContext context, List<Subcommand> subcommands) {
    super(name, description);
    this.context = context;
    this.subcommands = List.copyOf(subcommands);
  }

  /** Every command group of DawsOS. */
  public static List<CommandGroup> all(CommandContext context) {
    return List.of(
        new CommandGroup(
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
                new PackPruneCommand())),
        new CommandGroup(
            "ledger",
            "check and read the ledger",
            context,
            List.of(new LedgerCheckCommand(), new LedgerHoldingsCommand())),
        new CommandGroup(
            "job",
            "run the nightly job and see what became of it",
            context,
            List.of(new JobRunCommand(), new JobBackfillCommand(), new JobStatusCommand())),
        new CommandGroup(
            "portfolio",
            "define what is valued as one",
            context,
            List.of(new PortfolioAddCommand(), new PortfolioListCommand())),
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
            List.of(new ProviderListCommand(), new ProviderGetCommand())),
        new CommandGroup(
            "key",
            "make and revoke API keys",
            context,
            List.of(new KeyCreateCommand(), new KeyListCommand(), new KeyRevokeCommand())));
  }

  @Override
  public void configure(Subparser parser) {
    Subparsers choices =
        parser.addSubparsers().title("subcommands").metavar("SUBCOMMAND").dest("subcommand_name");
    for (Subcommand subcommand : subcommands) {
      Subparser own =
          choices
              .addParser(subcommand.name())
              .help(subcommand.help())
              .description(subcommand.help())
              .setDefault(CHOSEN, subcommand);
      subcommand.configure(own);
      own.addArgument("--json").action(Arguments.storeTrue()).help("print JSON");
      own.addArgument("--verbose").action(Arguments.storeTrue()).help("show log lines");
      own.addArgument("--config")
          .metavar("FILE")
          .setDefault(defaultConfiguration())
          .help("configuration file (default: DAWSOS_CONFIG, else config.yml)");
    }
  }

  /** The configuration file of commands that name none. */
  public static String defaultConfiguration() {
    String configured = System.getenv("DAWSOS_CONFIG");
    return configured == null || configured.isBlank() ? "config.yml" : configured;
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    CommandArguments.requireReadable(arguments);
    Subcommand chosen = arguments.get(CHOSEN);
    Output output =
        new Output(context.out(), context.err(), context.json(), arguments.getBoolean("json"));
    try (Services services =
        context.open(Path.of(arguments.getString("config")), arguments.getBoolean("verbose"))) {
      context.exitWith(chosen.run(services, arguments, output));
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    context.fail(failure);
  }
}
