package io.dawsos.job.cli.execution;

import io.dawsos.digest.HashedBytes;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.store.ExecutionRow;
import io.dawsos.job.ExecutionView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code execution show}: what pins an execution, and what it gave. */
final class ExecutionShowCommand implements Subcommand {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String help() {
    return "show what pins an execution, or the bytes of its result";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").metavar("ID").help("the execution, as `execution list` names it");
    parser
        .addArgument("--result")
        .action(Arguments.storeTrue())
        .help("print the bytes of the result, whose SHA-256 is the result's hash");
    parser
        .addArgument("--pattern")
        .action(Arguments.storeTrue())
        .help("print the bytes of the pattern's document");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    ExecutionRow row =
        services
            .stores()
            .executions()
            .get(
                CommandArguments.uuid(
                    arguments.getString("id"), "`dawsos execution list` names the executions"));
    if (arguments.getBoolean("result")) {
      write(result(services, row), output);
    } else if (arguments.getBoolean("pattern")) {
      write(services.stores().executions().pattern(row.patternSha256()).orElseThrow(), output);
    } else {
      print(ExecutionView.of(row), output);
    }
    return ExitCode.DONE;
  }

  private static HashedBytes result(Services services, ExecutionRow row) {
    String hash = row.resultHash();
    if (hash == null) {
      throw new DawsosException(
          ErrorCode.EXECUTION_UNKNOWN,
          "the execution %s failed with %s and has no result".formatted(row.id(), row.errorCode()),
          "show another");
    }
    return services.stores().executions().result(hash).orElseThrow();
  }

  private static void write(HashedBytes bytes, Output output) {
    try {
      bytes.writeTo(output.stream());
      output.stream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(ExecutionView view, Output output) {
    if (output.isJson()) {
      output.json(view);
      return;
    }
    output.table(
        List.of("FIELD", "VALUE"),
        List.of(
            List.of("executed", view.executedAt().toString()),
            List.of("user", view.userId()),
            List.of("status", view.errorCode() == null ? view.status() : view.errorCode()),
            List.of("pattern", view.patternId() + " " + view.patternVersion()),
            List.of("pattern sha256", view.patternSha256()),
            List.of("inputs", view.inputs().toString()),
            List.of("portfolios", view.portfolios().toString()),
            List.of("pack", view.pricingPackId()),
            List.of("ledger", view.ledger()),
            List.of("ledger version", view.ledgerCommitHash()),
            List.of("ledger rules", view.ledgerRules() == null ? "-" : view.ledgerRules()),
            List.of("as of", view.asofDate().toString()),
            List.of("result", view.resultHash() == null ? "-" : view.resultHash()),
            List.of("warnings", view.warnings().toString()),
            List.of("duration", "%.1f ms".formatted(view.durationMs())),
            List.of("request", view.requestId()),
            List.of("trace", view.traceId())));
  }
}
