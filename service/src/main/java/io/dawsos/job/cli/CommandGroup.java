package io.dawsos.job.cli;

import io.dawsos.access.AuditEvent;
import io.dawsos.access.AuditEvent.Subject;
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

  /** A group whose first word is the name. */
  public CommandGroup(
      String name, String description, CommandContext context, List<Subcommand> subcommands) {
    super(name, description);
    this.context = context;
    this.subcommands = List.copyOf(subcommands);
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
      configure(own, subcommand);
    }
  }

  /** Adds the options of a command, and those that every command has. */
  static void configure(Subparser parser, Subcommand subcommand) {
    subcommand.configure(parser);
    parser.addArgument("--json").action(Arguments.storeTrue()).help("print JSON");
    parser.addArgument("--verbose").action(Arguments.storeTrue()).help("show log lines");
    parser
        .addArgument("--metrics-file")
        .metavar("FILE")
        .help("write what was measured to FILE, for the node exporter's textfile collector");
    parser
        .addArgument("--config")
        .metavar("FILE")
        .setDefault(defaultConfiguration())
        .help("configuration file (default: DAWSOS_CONFIG, else config.yml)");
  }

  /** The configuration file of commands that name none. */
  public static String defaultConfiguration() {
    String configured = System.getenv("DAWSOS_CONFIG");
    return configured == null || configured.isBlank() ? "config.yml" : configured;
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    Subcommand chosen = arguments.get(CHOSEN);
    run(context, getName() + " " + chosen.name(), chosen, arguments);
  }

  /**
   * Runs a command over the services of its configuration.
   *
   * @param name of the command with its group, for the audit log
   */
  static void run(CommandContext context, String name, Subcommand chosen, Namespace arguments)
      throws Exception {
    CommandArguments.requireReadable(arguments);
    try (Services services =
        context.open(Path.of(arguments.getString("config")), arguments.getBoolean("verbose"))) {
      Output output =
          new Output(
              context.out(),
              context.err(),
              context::json,
              arguments.getBoolean("json"),
              changed -> record(services, name, arguments, changed));
      ExitCode code = ExitCode.FAILED;
      try {
        code = chosen.run(services, arguments, output);
        context.exitWith(code);
      } finally {
        String file = arguments.getString("metrics_file");
        context.measured(name, file == null ? null : Path.of(file), code);
      }
    }
  }

  private static void record(Services services, String name, Namespace arguments, Subject changed) {
    services
        .stores()
        .audit()
        .record(AuditEvent.done(CommandArguments.author(arguments), name, changed));
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    context.fail(failure);
  }
}
