package io.dawsos.job.cli.ledger;

import io.dawsos.job.Services;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** The optional argument that names another ledger than the configured one. */
final class LedgerFileArgument {
  private LedgerFileArgument() {}

  static void declare(Subparser parser) {
    parser
        .addArgument("file")
        .nargs("?")
        .metavar("FILE")
        .help("main Beancount file (default: ledger.file of the configuration)");
  }

  static Path of(Services services, Namespace arguments) {
    String file = arguments.getString("file");
    return file == null ? services.ledgerFile() : Path.of(file);
  }
}
