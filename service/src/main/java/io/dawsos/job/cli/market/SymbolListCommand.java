package io.dawsos.job.cli.market;

import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code symbol list}: the symbol table. */
final class SymbolListCommand implements Subcommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String help() {
    return "list what providers call the ledger's commodities";
  }

  @Override
  public void configure(Subparser parser) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    SymbolView.print(services.stores().symbols().list(), output);
    return ExitCode.DONE;
  }
}
