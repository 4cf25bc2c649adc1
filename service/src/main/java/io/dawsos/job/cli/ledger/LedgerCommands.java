package io.dawsos.job.cli.ledger;

import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.CommandGroup;
import java.util.List;

/** The group {@code ledger}. */
public final class LedgerCommands {
  private LedgerCommands() {}

  /** The group. */
  public static CommandGroup group(CommandContext context) {
    return new CommandGroup(
        "ledger",
        "check and read the ledger",
        context,
        List.of(
            new LedgerCheckCommand(),
            new LedgerHoldingsCommand(),
            new LedgerLogCommand(),
            new LedgerPrintCommand(),
            new LedgerSummaryCommand()));
  }
}
