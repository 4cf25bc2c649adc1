package io.dawsos.job.cli.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.ledger.LedgerChange;
import java.time.Instant;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code ledger log}: the commits that changed a ledger. */
final class LedgerLogCommand implements Subcommand {
  private static final int DEFAULT_LIMIT = 20;

  @Override
  public String name() {
    return "log";
  }

  @Override
  public String help() {
    return "list the commits that changed a ledger in git, and whether it is sound at each";
  }

  @Override
  public void configure(Subparser parser) {
    LedgerArgument.declare(parser);
    parser
        .addArgument("--limit")
        .type(Integer.class)
        .setDefault(DEFAULT_LIMIT)
        .metavar("N")
        .help("at most so many, each of which is loaded (default: 20)");
  }

  /** What {@code --json} prints of a commit; the problem is absent where it is sound. */
  record Entry(
      String commit,
      Instant authoredAt,
      String subject,
      boolean sound,
      int errors,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem) {
    static Entry of(LedgerChange change) {
      return new Entry(
          change.commit().hash(),
          change.commit().authored(),
          change.commit().subject(),
          change.isSound(),
          change.errors(),
          change.problem());
    }

    List<String> row() {
      return List.of(commit, authoredAt.toString(), sound ? "sound" : "broken", subject);
    }
  }

  /** What {@code --json} prints. */
  record Report(List<Entry> commits) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    int limit = arguments.getInt("limit");
    if (limit < 1) {
      throw CommandArguments.invalid("--limit is less than 1", "give a number such as 20");
    }
    LedgerArgument asked = LedgerArgument.of(services, arguments);
    LedgerArgument.Part ledger = asked.single();
    List<Entry> entries =
        ledger.location().changes(asked.loader(), ledger.commit(), limit).stream()
            .map(Entry::of)
            .toList();
    if (output.isJson()) {
      output.json(new Report(entries));
    } else {
      output.table(
          List.of("COMMIT", "AUTHORED", "STATE", "SUBJECT"),
          entries.stream().map(Entry::row).toList());
      output.note("%d commits".formatted(entries.size()));
    }
    return ExitCode.DONE;
  }
}
