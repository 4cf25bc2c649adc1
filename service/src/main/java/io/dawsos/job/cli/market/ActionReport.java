package io.dawsos.job.cli.market;

import io.dawsos.job.ActionJob.Brought;
import io.dawsos.job.cli.Output;
import io.dawsos.pack.store.ActionStore.Proposal;
import java.util.List;

/** Prints what was brought in of corporate actions, and which packs it calls into question. */
public final class ActionReport {
  private ActionReport() {}

  /** Prints them. */
  public static void print(Brought brought, Output output) {
    if (output.isJson()) {
      output.json(brought);
      return;
    }
    output.line("%d splits and %d dividends read".formatted(brought.splits(), brought.dividends()));
    brought
        .rejected()
        .forEach(
            item ->
                output.note(
                    "rejected: %s, %s: %s"
                        .formatted(item.source(), item.subject(), item.reason())));
    brought
        .unreached()
        .forEach(
            item -> output.note("%s did not answer: %s".formatted(item.source(), item.reason())));
    printProposals(brought.proposals(), output);
  }

  /** Prints them. */
  public static void printProposals(List<Proposal> proposals, Output output) {
    for (Proposal proposal : proposals) {
      output.line("%s should be restated: %s".formatted(proposal.pack(), proposal.reason()));
    }
    if (!proposals.isEmpty()) {
      output.note(
          "no pack was changed; `dawsos pack restate --date %s --reason …` corrects the first"
              .formatted(proposals.get(0).pack().asOf()));
    }
  }
}
