package io.dawsos.job.cli.ledger;

import io.dawsos.error.DawsosException;
import io.dawsos.executor.JsonFormat;
import io.dawsos.job.cli.CommandGroup;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.FailureReport;
import io.dawsos.job.cli.Output;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerLocation;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command line that reads ledgers and needs none of the services: reading even a large ledger
 * takes less time than making those. Every other line, wrong ones included, is left to the
 * application.
 */
public final class PlainLedgerLine {
  private static final Set<String> COMMANDS = Set.of("check", "holdings", "print", "summary");

  private final String command;
  private final List<String> paths = new ArrayList<>();
  private @Nullable String dialect;
  private @Nullable LocalDate date;
  private @Nullable String commit;
  private @Nullable LedgerName ledger;
  private Path configuration = Path.of(CommandGroup.defaultConfiguration());
  private boolean json;

  private PlainLedgerLine(String command) {
    this.command = command;
  }

  /** Returns the line of these arguments, or empty when it is another. */
  public static Optional<PlainLedgerLine> of(String[] arguments) {
    if (arguments.length < 2
        || !arguments[0].equals("ledger")
        || !COMMANDS.contains(arguments[1])) {
      return Optional.empty();
    }
    PlainLedgerLine line = new PlainLedgerLine(arguments[1]);
    try {
      return line.read(arguments) && line.isComplete() ? Optional.of(line) : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean read(String[] arguments) {
    for (int i = 2; i < arguments.length; i++) {
      String argument = arguments[i];
      boolean hasValue = i + 1 < arguments.length && !arguments[i + 1].startsWith("-");
      if (argument.equals("--json")) {
        json = true;
      } else if (argument.equals("--dialect") && hasValue) {
        dialect = arguments[++i];
      } else if (argument.equals("--commit") && hasValue) {
        commit = arguments[++i];
      } else if (argument.equals("--ledger") && hasValue && !summarises()) {
        ledger = new LedgerName(arguments[++i]);
      } else if (argument.equals("--config") && hasValue) {
        configuration = Path.of(arguments[++i]);
      } else if (argument.equals("--date") && hasValue && command.equals("holdings")) {
        date = LocalDate.parse(arguments[++i]);
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
        && (ledger == null || paths.isEmpty())
        && (summarises() ? !paths.isEmpty() : paths.size() < 2)
        && paths.stream().map(Path::of).allMatch(this::isReadable);
  }

  private boolean isReadable(Path path) {
    return Files.isRegularFile(path) || (summarises() && Files.isDirectory(path));
  }

  private boolean summarises() {
    return command.equals("summary");
  }

  /**
   * Runs the line and returns its exit code, or empty when the configuration asks for more than a
   * ledger.
   */
  public Optional<ExitCode> run(PrintStream out, PrintStream err) {
    PlainConfiguration configured =
        PlainConfiguration.read(
                configuration, Objects.requireNonNullElse(ledger, LedgerName.DEFAULT))
            .orElse(null);
    if (configured == null) {
      return Optional.empty();
    }
    LedgerLocation location =
        paths.isEmpty() ? configured.location() : LedgerLocation.ofFile(Path.of(paths.get(0)));
    if (location == null || (!summarises() && !location.exists())) {
      return Optional.empty();
    }
    LedgerRules rules =
        dialect == null
            ? configured.rules()
            : new LedgerRules(Dialect.of(dialect), configured.rules().averageBooking());
    Output output = new Output(out, err, JsonFormat::mapper, json, changed -> {});
    try {
      return Optional.of(run(location, new LedgerLoader(rules), output));
    } catch (DawsosException | IOException e) {
      return Optional.of(FailureReport.print(e, err));
    }
  }

  private ExitCode run(LedgerLocation location, LedgerLoader loader, Output output)
      throws IOException {
    if (summarises()) {
      return LedgerSummaryCommand.summarise(loader, paths, commit, output);
    }
    LedgerSnapshot loaded = location.load(loader, commit);
    return switch (command) {
      case "print" -> LedgerPrintCommand.print(loaded, output);
      case "holdings" -> LedgerHoldingsCommand.list(loaded, date, output);
      default -> LedgerCheckCommand.report(location.mainFile().toString(), loaded, output);
    };
  }
}
