package io.dawsos.job.cli.ledger;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Which ledger a command reads, and by which rules. */
final class LedgerArgument {
  private LedgerArgument() {}

  /** Declares the optional file, and {@code --dialect}. */
  static void declare(Subparser parser) {
    parser
        .addArgument("file")
        .nargs("?")
        .metavar("FILE")
        .help("main Beancount file (default: ledger.file of the configuration)");
    declareDialect(parser);
  }

  static void declareDialect(Subparser parser) {
    parser
        .addArgument("--dialect")
        .metavar("v2|v3")
        .help(
            "follow Beancount 2.3.5 or 3.2.3 (default: ledger.dialect of the configuration, else v3)");
  }

  static Path file(Services services, Namespace arguments) {
    String file = arguments.getString("file");
    return file == null ? services.ledgerFile() : Path.of(file);
  }

  /** Returns a loader by the configured rules, of the dialect that the command line names. */
  static LedgerLoader loader(Services services, Namespace arguments) {
    String dialect = arguments.getString("dialect");
    LedgerRules rules = services.ledgerRules();
    return new LedgerLoader(
        dialect == null
            ? rules
            : new LedgerRules(
                CommandArguments.checked(() -> Dialect.of(dialect)), rules.averageBooking()));
  }

  static LedgerSnapshot load(Services services, Namespace arguments) {
    return loader(services, arguments).load(file(services, arguments));
  }
}
