package io.dawsos.job.cli.ledger;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Cost;
import io.dawsos.money.Amount;
import io.dawsos.portfolio.BalanceSheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code ledger holdings}: the lots of assets and liabilities at the end of a date. */
final class LedgerHoldingsCommand implements Subcommand {
  @Override
  public String name() {
    return "holdings";
  }

  @Override
  public String help() {
    return "list the lots of asset and liability accounts at the end of a date";
  }

  @Override
  public void configure(Subparser parser) {
    LedgerArgument.declare(parser);
    parser
        .addArgument("--date")
        .metavar("YYYY-MM-DD")
        .help("the date (default: that of the last transaction)");
  }

  /** One lot; the cost fields are null for what is not held at cost. */
  record Lot(
      String account,
      BigDecimal units,
      String currency,
      @Nullable BigDecimal cost,
      @Nullable String costCurrency,
      @Nullable LocalDate costDate,
      @Nullable String costLabel) {
    static Lot of(AccountPosition held) {
      Amount units = held.position().units();
      Cost cost = held.position().cost();
      return cost == null
          ? new Lot(held.account(), units.number(), units.currency().code(), null, null, null, null)
          : new Lot(
              held.account(),
              units.number(),
              units.currency().code(),
              cost.number(),
              cost.currency().code(),
              cost.date(),
              cost.label());
    }

    List<String> row() {
      return List.of(
          account,
          units.toPlainString(),
          currency,
          cost == null ? "" : cost.toPlainString(),
          Objects.requireNonNullElse(costCurrency, ""),
          costDate == null ? "" : costDate.toString(),
          Objects.requireNonNullElse(costLabel, ""));
    }
  }

  /** What {@code --json} prints. */
  record Report(String commit, @Nullable LocalDate date, List<Lot> holdings) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    LocalDate asked = CommandArguments.date(arguments, "date");
    return list(LedgerArgument.of(services, arguments).load(), asked, output);
  }

  /** Lists what a ledger holds at the end of a date; null for that of the last transaction. */
  static ExitCode list(LedgerSnapshot ledger, @Nullable LocalDate asked, Output output) {
    LocalDate date = asked == null ? ledger.lastDate().orElse(null) : asked;
    List<Lot> lots =
        date == null
            ? List.of()
            : BalanceSheet.positionsAt(ledger, date).stream().map(Lot::of).toList();
    if (output.isJson()) {
      output.json(new Report(ledger.commit().hash(), date, lots));
    } else {
      output.table(
          List.of("ACCOUNT", "UNITS", "COMMODITY", "COST", "IN", "ACQUIRED", "LABEL"),
          lots.stream().map(Lot::row).toList());
      output.note(lots.size() + " lots" + (date == null ? "" : " at the end of " + date));
    }
    if (!ledger.isSound()) {
      output.note("the ledger has errors: `dawsos ledger check` lists them");
    }
    return ledger.isSound() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
