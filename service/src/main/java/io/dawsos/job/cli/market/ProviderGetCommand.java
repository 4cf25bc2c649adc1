package io.dawsos.job.cli.market;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.ledger.CurrencyPair;
import io.dawsos.money.CurrencyCode;
import io.dawsos.provider.Answer;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.MarketDataProvider;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code provider get}: asks a provider and prints what it answers; nothing is stored. */
final class ProviderGetCommand implements Subcommand {
  private static final int DAYS_BACK = 7;

  @Override
  public String name() {
    return "get";
  }

  @Override
  public String help() {
    return "ask a provider and print its answer, in its own symbols; nothing is stored";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("provider").metavar("PROVIDER").help("such as ecb or polygon");
    parser
        .addArgument("dataset")
        .type(Arguments.caseInsensitiveEnumType(Dataset.class))
        .metavar("DATASET")
        .help("prices, rates, actions, series, profiles or fundamentals");
    parser
        .addArgument("symbols")
        .nargs("+")
        .metavar("SYMBOL")
        .help("the provider's symbols; pairs such as EUR/USD for rates, a series id for series");
    parser
        .addArgument("--from")
        .metavar("YYYY-MM-DD")
        .help("first day (default: a week before --to)");
    parser.addArgument("--to").metavar("YYYY-MM-DD").help("last day (default: today)");
    parser
        .addArgument("--vintage")
        .metavar("YYYY-MM-DD")
        .help("a series as it was known on that day (default: now)");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    LocalDate end = CommandArguments.date(arguments, "to");
    LocalDate to = end == null ? services.freshness().today() : end;
    LocalDate start = CommandArguments.date(arguments, "from");
    LocalDate from = start == null ? to.minusDays(DAYS_BACK) : start;
    CommandArguments.requireOrder(from, to);
    MarketDataProvider provider = services.providers().get(arguments.getString("provider"));
    Dataset dataset = arguments.get("dataset");
    List<String> symbols = arguments.getList("symbols");
    Answer<?> answer =
        switch (dataset) {
          case PRICES -> provider.prices(symbols, from, to);
          case RATES -> provider.rates(pairs(symbols), from, to);
          case ACTIONS -> provider.actions(symbols, from, to);
          case SERIES ->
              provider.series(one(symbols), from, to, CommandArguments.date(arguments, "vintage"));
          case PROFILES -> provider.profile(one(symbols));
          case FUNDAMENTALS -> provider.fundamentals(one(symbols));
        };
    print(answer, output);
    return answer.items().isEmpty() ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private static List<CurrencyPair> pairs(List<String> symbols) {
    return symbols.stream().map(ProviderGetCommand::pair).toList();
  }

  private static CurrencyPair pair(String symbol) {
    String[] codes = symbol.split("/", -1);
    if (codes.length != 2 || !Arrays.stream(codes).allMatch(CurrencyCode::isValid)) {
      throw CommandArguments.invalid(
          "not a currency pair: \"%s\"".formatted(symbol), "write it as EUR/USD");
    }
    return new CurrencyPair(CurrencyCode.of(codes[0]), CurrencyCode.of(codes[1]));
  }

  private static String one(List<String> symbols) {
    if (symbols.size() != 1) {
      throw CommandArguments.invalid("this dataset is asked for one symbol", "give one");
    }
    return symbols.get(0);
  }

  private static void print(Answer<?> answer, Output output) {
    if (output.isJson()) {
      output.json(answer);
      return;
    }
    answer.items().forEach(item -> output.line(RecordText.of(item)));
    output.note(
        "%d items from %s; licence: %s%s"
            .formatted(
                answer.items().size(),
                answer.source(),
                answer.licence().name(),
                answer.licence().attribution().isEmpty()
                    ? ""
                    : "; " + answer.licence().attribution()));
    answer
        .rejected()
        .forEach(
            item ->
                output.note(
                    "rejected: %s on %s: %s"
                        .formatted(item.subject(), item.date(), item.reason())));
  }
}
