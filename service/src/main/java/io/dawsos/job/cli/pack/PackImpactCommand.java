package io.dawsos.job.cli.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackResult;
import io.dawsos.pack.store.ActionStore.Proposal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code pack impact}: every result that was computed from a pack. */
final class PackImpactCommand implements Subcommand {
  @Override
  public String name() {
    return "impact";
  }

  @Override
  public String help() {
    return "list every result that was computed from a pack";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").metavar("ID").help("the pack, such as PP_2025-12-31");
  }

  /** A result as {@code --json} prints it. */
  record View(
      String patternId,
      String patternVersion,
      LocalDate asofDate,
      @Nullable String portfolioId,
      String ledgerCommitHash,
      String resultHash,
      Instant firstAt) {
    static View of(PackResult result) {
      return new View(
          result.pattern(),
          result.patternVersion(),
          result.asOf(),
          result.portfolio(),
          result.ledgerCommitHash(),
          result.resultHash(),
          result.firstAt());
    }
  }

  /** What {@code --json} prints. */
  record Report(
      String packId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String supersededBy,
      List<String> proposals,
      List<View> results) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    PackHeader pack =
        services.stores().packs().get(CommandArguments.packId(arguments.getString("id")));
    String successor = pack.supersededBy() == null ? null : pack.supersededBy().toString();
    List<String> proposals =
        services.stores().actions().proposals().stream()
            .filter(proposal -> proposal.pack().equals(pack.id()))
            .map(Proposal::reason)
            .toList();
    List<View> results =
        services.stores().executions().computedFrom(pack.id()).stream().map(View::of).toList();
    if (output.isJson()) {
      output.json(new Report(pack.id().toString(), successor, proposals, results));
      return ExitCode.DONE;
    }
    output.table(
        List.of("PATTERN", "ASOF", "PORTFOLIO", "FIRST COMPUTED", "LEDGER", "RESULT"),
        results.stream().map(PackImpactCommand::row).toList());
    output.note("%d results used %s".formatted(results.size(), pack.id()));
    if (successor != null) {
      output.note("it is superseded by " + successor);
    }
    proposals.forEach(reason -> output.note("restatement proposed: " + reason));
    return ExitCode.DONE;
  }

  private static List<String> row(View result) {
    return List.of(
        result.patternId() + " " + result.patternVersion(),
        result.asofDate().toString(),
        result.portfolioId() == null ? "-" : result.portfolioId(),
        result.firstAt().toString(),
        result.ledgerCommitHash(),
        result.resultHash());
  }
}
