package io.dawsos.job.cli.access;

import io.dawsos.access.UserId;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.job.PortfolioView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.LedgerOption;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.util.List;
import java.util.UUID;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code portfolio add}: defines a portfolio, or redefines the one of the same id. */
final class PortfolioAddCommand implements Subcommand {
  @Override
  public String name() {
    return "add";
  }

  @Override
  public String help() {
    return "define a portfolio as a set of ledger accounts";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("name").metavar("NAME").help("its name, for people");
    parser
        .addArgument("--id")
        .metavar("UUID")
        .help("its id (default: a new one); an existing portfolio of this id is redefined");
    parser
        .addArgument("--owner")
        .metavar("USER")
        .help("whose it is (default: operator); one that exists stays its owner's");
    parser
        .addArgument("--currency")
        .metavar("ISO")
        .help("its base currency (default: packs.base_currency of the configuration)");
    parser
        .addArgument("--ledger")
        .metavar("LEDGER")
        .help("the ledger that it is a part of (default: default, that of the section ledger)");
    parser
        .addArgument("--account")
        .metavar("GLOB")
        .action(Arguments.append())
        .help(
            "accounts, * standing for any characters; may be repeated"
                + " (default: Assets:* and Liabilities:*)");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    String id = arguments.getString("id");
    List<String> accounts = arguments.getList("account");
    Portfolio portfolio =
        new Portfolio(
            id == null ? new PortfolioId(UUID.randomUUID()) : id(id),
            CommandArguments.name(arguments),
            currency(arguments.getString("currency"), services),
            LedgerOption.name(services, arguments),
            accounts(accounts == null ? List.of("Assets:*", "Liabilities:*") : accounts));
    String given = arguments.getString("owner");
    UserId owner = given == null ? UserId.OPERATOR : UserArgument.find(services, given).id();
    services.stores().portfolios().put(portfolio, owner);
    output.changed("portfolio", portfolio.id());
    if (output.isJson()) {
      output.json(PortfolioView.of(portfolio));
    } else {
      output.line(portfolio.id().toString());
    }
    return ExitCode.DONE;
  }

  private static PortfolioId id(String text) {
    try {
      return PortfolioId.fromString(text);
    } catch (IllegalArgumentException e) {
      throw CommandArguments.invalid("--id: " + e.getMessage(), "leave it out for a new one");
    }
  }

  private static AccountGlobs accounts(List<String> patterns) {
    try {
      return new AccountGlobs(patterns);
    } catch (IllegalArgumentException e) {
      throw CommandArguments.invalid(
          "--account: " + e.getMessage(), "write a pattern such as Assets:Broker:*");
    }
  }

  private static CurrencyCode currency(@Nullable String code, Services services) {
    if (code == null) {
      return services.baseCurrency();
    }
    if (!CurrencyCode.isValid(code) || !CurrencyCode.of(code).isIso4217()) {
      throw new DawsosException(
          ErrorCode.CURRENCY_UNKNOWN,
          "unknown currency \"%s\"".formatted(code),
          "give a code of ISO 4217, such as CAD");
    }
    return CurrencyCode.of(code);
  }
}
