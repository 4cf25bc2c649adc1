package io.dawsos.job.cli.market;

import io.dawsos.job.Providers;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.pack.SecurityId;
import io.dawsos.provider.symbol.SymbolMapping;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code symbol add}: says what a provider calls a commodity of the ledger. */
final class SymbolAddCommand implements Subcommand {
  @Override
  public String name() {
    return "add";
  }

  @Override
  public String help() {
    return "say what a provider calls a commodity of the ledger, and in which unit it quotes it";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("security").metavar("SECURITY").help("the ledger's commodity");
    parser.addArgument("provider").metavar("PROVIDER").help("such as polygon or fmp");
    parser.addArgument("symbol").metavar("SYMBOL").help("the provider's symbol");
    parser
        .addArgument("--unit")
        .required(true)
        .metavar("UNIT")
        .help("unit of its quotes: a currency, or GBX, ILA or ZAC for hundredths");
    parser.addArgument("--from").metavar("YYYY-MM-DD").help("first day (default: always)");
    parser.addArgument("--to").metavar("YYYY-MM-DD").help("last day (default: for ever)");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    LocalDate from = CommandArguments.date(arguments, "from");
    LocalDate to = CommandArguments.date(arguments, "to");
    SymbolMapping mapping =
        CommandArguments.checked(
            () ->
                new SymbolMapping(
                    SecurityId.of(arguments.getString("security")),
                    arguments.getString("provider"),
                    arguments.getString("symbol"),
                    arguments.getString("unit"),
                    Objects.requireNonNullElse(from, SymbolMapping.ALWAYS),
                    Objects.requireNonNullElse(to, SymbolMapping.EVER)));
    Providers.requireKnown(mapping.provider());
    int added = services.stores().symbols().add(List.of(mapping));
    if (added > 0) {
      output.changed("symbol", mapping.security());
    }
    SymbolView.print(
        services.stores().symbols().list().stream()
            .filter(stored -> stored.mapping().equals(mapping))
            .toList(),
        output);
    output.note(added == 0 ? "it was there already" : "added");
    return ExitCode.DONE;
  }
}
