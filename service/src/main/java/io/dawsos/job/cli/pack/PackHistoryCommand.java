package io.dawsos.job.cli.pack;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.money.Decimals;
import io.dawsos.pack.HistoricPrice;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack history}: the prices of securities over the current packs, as CSV or JSON. */
final class PackHistoryCommand implements Subcommand {
  @Override
  public String name() {
    return "history";
  }

  @Override
  public String help() {
    return "print the prices of securities in the current packs, as CSV";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("securities").nargs("+").metavar("SECURITY").help("such as AAPL");
    parser.addArgument("--from").metavar("YYYY-MM-DD").help("earliest as-of date");
    parser.addArgument("--to").metavar("YYYY-MM-DD").help("latest as-of date");
  }

  /** What {@code --json} prints. */
  record All(List<HistoricPrice> prices) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<String> codes = arguments.getList("securities");
    List<SecurityId> securities =
        CommandArguments.checked(() -> codes.stream().map(SecurityId::of).toList());
    LocalDate from = CommandArguments.from(arguments);
    LocalDate to = CommandArguments.to(arguments);
    if (output.isJson()) {
      List<HistoricPrice> prices = new ArrayList<>();
      services.stores().packs().history(securities, from, to, prices::add);
      output.json(new All(prices));
    } else {
      output.line("asof_date,security,close,currency,date,source");
      services.stores().packs().history(securities, from, to, each -> output.line(row(each)));
    }
    return ExitCode.DONE;
  }

  private static String row(HistoricPrice each) {
    SecurityPrice price = each.price();
    return String.join(
        ",",
        each.asOf().toString(),
        price.security().code(),
        Decimals.canonical(price.close()),
        price.currency().code(),
        price.date().toString(),
        price.source());
  }
}
