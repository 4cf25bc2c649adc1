package io.dawsos.job.cli.access;

import io.dawsos.job.cli.CommandArguments;
import io.dawsos.portfolio.PortfolioId;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** The portfolio of a command line. */
final class PortfolioArgument {
  private PortfolioArgument() {}

  /** Declares the argument. */
  static void add(Subparser parser) {
    parser.addArgument("id").metavar("ID").help("the portfolio's id, as `portfolio list` shows it");
  }

  /** The id of that argument. */
  static PortfolioId of(Namespace arguments) {
    return new PortfolioId(
        CommandArguments.uuid(arguments.getString("id"), "`dawsos portfolio list` shows the ids"));
  }
}
