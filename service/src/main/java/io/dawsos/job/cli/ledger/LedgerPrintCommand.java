package io.dawsos.job.cli.ledger;

import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.printer.LedgerPrinter;
import java.io.IOException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code ledger print}: the ledger as one file with everything filled in. */
final class LedgerPrintCommand implements Subcommand {
  @Override
  public String name() {
    return "print";
  }

  @Override
  public String help() {
    return "write a ledger as one file, with interpolated numbers, lots, pads and plugins' work";
  }

  @Override
  public void configure(Subparser parser) {
    LedgerArgument.declare(parser);
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) throws IOException {
    LedgerArgument ledger = LedgerArgument.of(services, arguments);
    // Two ledgers may open the same account, and assert balances of it that hold in each alone.
    ledger.single();
    return print(ledger.load(), output);
  }

  /** Prints a ledger. */
  static ExitCode print(LedgerSnapshot ledger, Output output) throws IOException {
    LedgerPrinter.print(ledger, output.stream());
    if (!ledger.isSound()) {
      output.note("the ledger has errors: `dawsos ledger check` lists them");
    }
    return ledger.isSound() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
