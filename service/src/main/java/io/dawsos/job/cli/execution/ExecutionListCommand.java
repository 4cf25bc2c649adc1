package io.dawsos.job.cli.execution;

import io.dawsos.executor.store.ExecutionFilter;
import io.dawsos.job.ExecutionView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.PortfolioId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code execution list}: what was executed, the newest first. */
final class ExecutionListCommand implements Subcommand {
  private static final int MOST = 100_000;

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String help() {
    return "list executions, the newest first";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("--pattern").metavar("ID").help("of this pattern only");
    parser.addArgument("--pack").metavar("ID").help("of this pack only");
    parser.addArgument("--portfolio").metavar("UUID").help("of this portfolio only");
    parser.addArgument("--from").metavar("YYYY-MM-DD").help("the first day, in UTC");
    parser.addArgument("--to").metavar("YYYY-MM-DD").help("the last day, in UTC");
    parser
        .addArgument("--limit")
        .type(Integer.class)
        .setDefault(100)
        .metavar("N")
        .help("at most so many (default: 100)");
    parser.addArgument("--cursor").metavar("TEXT").help("where the page before ended");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    int limit = arguments.getInt("limit");
    if (limit < 1 || limit > MOST) {
      throw CommandArguments.invalid("--limit is not 1 to " + MOST, "give another number");
    }
    ExecutionFilter filter =
        new ExecutionFilter(
            arguments.getString("pattern"),
            parsed(PackId::fromString, arguments.getString("pack")),
            parsed(PortfolioId::fromString, arguments.getString("portfolio")),
            startOfDay(CommandArguments.date(arguments, "from"), 0),
            startOfDay(CommandArguments.date(arguments, "to"), 1),
            parsed(ExecutionFilter.Position::parse, arguments.getString("cursor")),
            limit + 1);
    ExecutionView.Page page =
        ExecutionView.Page.of(services.stores().executions().list(filter), limit);
    if (output.isJson()) {
      output.json(page);
      return ExitCode.DONE;
    }
    output.table(
        List.of("ID", "EXECUTED", "PATTERN", "ASOF", "PACK", "STATUS", "RESULT"),
        page.executions().stream().map(ExecutionListCommand::row).toList());
    if (page.nextCursor() != null) {
      output.note("there are more: --cursor " + page.nextCursor());
    }
    return ExitCode.DONE;
  }

  private static <T> @Nullable T parsed(Function<String, T> parse, @Nullable String text) {
    return text == null ? null : CommandArguments.checked(() -> parse.apply(text));
  }

  static @Nullable Instant startOfDay(@Nullable LocalDate date, int later) {
    return date == null ? null : date.plusDays(later).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static List<String> row(ExecutionView execution) {
    String error = execution.errorCode();
    String hash = execution.resultHash();
    return List.of(
        execution.id().toString(),
        execution.executedAt().toString(),
        execution.patternId() + " " + execution.patternVersion(),
        execution.asofDate().toString(),
        execution.pricingPackId(),
        error == null ? execution.status() : error,
        hash == null ? "-" : hash.substring(0, 12));
  }
}
