package io.dawsos.job.cli.ledger;

import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.LedgerError;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code ledger check}: every error of a ledger, in the form that editors jump to. */
final class LedgerCheckCommand implements Subcommand {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public String help() {
    return "load a ledger and list its errors; exits with 1 where there are any";
  }

  @Override
  public void configure(Subparser parser) {
    LedgerArgument.declare(parser);
  }

  /** What {@code --json} prints. */
  record Report(String file, String commit, int directives, List<LedgerError> errors) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    LedgerArgument asked = LedgerArgument.of(services, arguments);
    return report(asked.file(), asked.load(), output);
  }

  /** Prints what is wrong with a ledger. */
  static ExitCode report(String file, LedgerSnapshot ledger, Output output) {
    if (output.isJson()) {
      output.json(
          new Report(file, ledger.commit().hash(), ledger.directives().size(), ledger.errors()));
    } else {
      ledger.errors().forEach(error -> output.line(error.toString()));
      output.note(
          ledger.directives().size()
              + " directives, "
              + ledger.errors().size()
              + " errors, version "
              + ledger.commit());
    }
    return ledger.isSound() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
