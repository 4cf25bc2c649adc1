package io.dawsos.job.cli.market;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.job.ActionJob.Brought;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.MarketDataProvider;
import java.time.LocalDate;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code action fetch}: brings in the splits and dividends that providers know. */
final class ActionFetchCommand implements Subcommand {
  @Override
  public String name() {
    return "fetch";
  }

  @Override
  public String help() {
    return "store the splits and dividends of mapped securities that the providers know";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("--from").required(true).metavar("YYYY-MM-DD").help("earliest ex-date");
    parser.addArgument("--to").required(true).metavar("YYYY-MM-DD").help("latest ex-date");
    parser
        .addArgument("--provider")
        .metavar("PROVIDER")
        .help("ask this one only (default: every configured provider)");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    LocalDate from = CommandArguments.requiredDate(arguments, "from");
    LocalDate to = CommandArguments.requiredDate(arguments, "to");
    String named = arguments.getString("provider");
    CommandArguments.requireOrder(from, to);
    List<MarketDataProvider> providers =
        named == null
            ? services.providers().configured()
            : List.of(offering(services.providers().get(named)));
    Brought brought =
        services.actionJob().fetch(providers, services.stores().symbols().table(), from, to);
    output.changed("action", null);
    ActionReport.print(brought, output);
    return brought.unreached().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private static MarketDataProvider offering(MarketDataProvider provider) {
    if (!provider.offers().contains(Dataset.ACTIONS)) {
      throw new DawsosException(
          ErrorCode.PROVIDER_UNSUPPORTED,
          "%s does not offer actions".formatted(provider.name()),
          "`dawsos provider list` shows what each provider offers");
    }
    return provider;
  }
}
