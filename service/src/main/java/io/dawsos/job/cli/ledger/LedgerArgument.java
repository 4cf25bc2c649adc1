package io.dawsos.job.cli.ledger;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.LedgerOption;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerLocation;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/**
 * The ledger that a command reads: which, of which commit, by which rules.
 *
 * @param location where it is
 * @param commit what stands for the commit; null for the newest version
 * @param loader loads it by the rules
 */
record LedgerArgument(LedgerLocation location, @Nullable String commit, LedgerLoader loader) {
  /** Declares the optional file, {@code --ledger}, {@code --commit} and {@code --dialect}. */
  static void declare(Subparser parser) {
    parser
        .addArgument("file")
        .nargs("?")
        .metavar("FILE")
        .help("main Beancount file (default: that of the configuration)");
    parser
        .addArgument("--ledger")
        .metavar("LEDGER")
        .help("a ledger of the configuration (default: default, that of the section ledger)");
    declareCommit(parser);
    declareDialect(parser);
  }

  static void declareCommit(Subparser parser) {
    parser
        .addArgument("--commit")
        .metavar("COMMIT")
        .help(
            "read it from git: a hash or its first digits, a branch, a tag (default: the newest"
                + " commit of a ledger in git, else the files as they are)");
  }

  static void declareDialect(Subparser parser) {
    parser
        .addArgument("--dialect")
        .metavar("v2|v3")
        .help("follow Beancount 2.3.5 or 3.2.3 (default: that of the configuration, else v3)");
  }

  static LedgerArgument of(Services services, Namespace arguments) {
    String file = arguments.getString("file");
    if (file != null && arguments.getString("ledger") != null) {
      throw CommandArguments.invalid("both FILE and --ledger are given", "give one of them");
    }
    LedgerName name = LedgerOption.name(services, arguments);
    return new LedgerArgument(
        file == null ? services.ledgerLocation(name) : LedgerLocation.ofFile(Path.of(file)),
        arguments.getString("commit"),
        loader(services.ledgerRules(name), arguments));
  }

  /** Returns a loader by these rules, of the dialect that the command line names. */
  static LedgerLoader loader(LedgerRules rules, Namespace arguments) {
    String dialect = arguments.getString("dialect");
    return new LedgerLoader(
        dialect == null
            ? rules
            : new LedgerRules(
                CommandArguments.checked(() -> Dialect.of(dialect)), rules.averageBooking()));
  }

  LedgerSnapshot load() {
    return location.load(loader, commit);
  }
}
