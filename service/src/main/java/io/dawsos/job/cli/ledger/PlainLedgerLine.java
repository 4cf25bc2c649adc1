package io.dawsos.job.cli.ledger;

import io.dawsos.error.DawsosException;
import io.dawsos.executor.JsonFormat;
import io.dawsos.job.cli.CommandGroup;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.FailureReport;
import io.dawsos.job.cli.Output;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command line that checks or summarises files, which needs none of the services: reading even a
 * large ledger takes less time than making those. Every other line, wrong ones included, is left to
 * the application.
 */
public final class PlainLedgerLine {
  private final boolean summarises;
  private final List<String> paths = new ArrayList<>();
  private @Nullable String dialect;
  private Path configuration = Path.of(CommandGroup.defaultConfiguration());
  private boolean json;

  private PlainLedgerLine(boolean summarises) {
    this.summarises = summarises;
  }

  /** Returns the line of these arguments, or empty when it is another. */
  public static Optional<PlainLedgerLine> of(String[] arguments) {
    if (arguments.length < 3 || !arguments[0].equals("ledger")) {
      return Optional.empty();
    }
    boolean summarises = arguments[1].equals("summary");
    if (!summarises && !arguments[1].equals("check")) {
      return Optional.empty();
    }
    PlainLedgerLine line = new PlainLedgerLine(summarises);
    return line.read(arguments) && line.isComplete() ? Optional.of(line) : Optional.empty();
  }

  private boolean read(String[] arguments) {
    for (int i = 2; i < arguments.length; i++) {
      String argument = arguments[i];
      boolean hasValue = i + 1 < arguments.length;
      if (argument.equals("--json")) {
        json = true;
      } else if (argument.equals("--dialect") && hasValue) {
        dialect = arguments[++i];
      } else if (argument.equals("--config") && hasValue) {
        configuration = Path.of(arguments[++i]);
      } else if (argument.startsWith("-")) {
        return false;
      } else {
        paths.add(argument);
      }
    }
    return true;
  }

  private boolean isComplete() {
    boolean known =
        dialect == null
            || dialect.equals(Dialect.V2.toString())
            || dialect.equals(Dialect.V3.toString());
    return known
        && (summarises ? !paths.isEmpty() : paths.size() == 1)
        && paths.stream().map(Path::of).allMatch(this::isReadable);
  }

  private boolean isReadable(Path path) {
    return Files.isRegularFile(path) || (summarises && Files.isDirectory(path));
  }

  /**
   * Runs the line and returns its exit code, or empty when the configuration asks for more than the
   * rules of the ledger.
   */
  public Optional<ExitCode> run(PrintStream out, PrintStream err) {
    LedgerRules configured = PlainLedgerRules.read(configuration).orElse(null);
    if (configured == null) {
      return Optional.empty();
    }
    LedgerRules rules =
        dialect == null
            ? configured
            : new LedgerRules(Dialect.of(dialect), configured.averageBooking());
    Output output = new Output(out, err, JsonFormat::mapper, json, changed -> {});
    try {
      return Optional.of(run(new LedgerLoader(rules), output));
    } catch (DawsosException | IOException e) {
      return Optional.of(FailureReport.print(e, err));
    }
  }

  private ExitCode run(LedgerLoader loader, Output output) throws IOException {
    if (summarises) {
      return LedgerSummaryCommand.summarise(loader, paths, null, output);
    }
    String file = paths.get(0);
    return LedgerCheckCommand.report(file, loader.load(Path.of(file)), output);
  }
}
