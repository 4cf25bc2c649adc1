package io.dawsos.job.cli.access;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.Holdings;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioTotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code portfolio value}: what portfolios are worth by one pack. */
final class PortfolioValueCommand implements Subcommand {
  private static final String HEADER =
      "portfolio_id,name,ledger_commit_hash,currency,market_value,positions,unpriced,coverage";

  @Override
  public String name() {
    return "value";
  }

  @Override
  public String help() {
    return "value portfolios by one pack, as CSV";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").metavar("ID").nargs("?").help("the portfolio; or give --all");
    parser.addArgument("--all").action(Arguments.storeTrue()).help("value every portfolio");
    parser
        .addArgument("--pack")
        .metavar("PACK")
        .help("a pack, such as PP_2025-12-31 (default: the newest current one)");
    parser
        .addArgument("--currency")
        .metavar("ISO")
        .help("the currency of all values (default: each portfolio's own)");
  }

  /**
   * The value of one portfolio.
   *
   * @param ledgerCommitHash the version of its ledger
   * @param marketValue of the positions that have a value, rounded to the currency's digits
   * @param positions number of positions
   * @param unpriced number of those without a value, which {@code marketValue} leaves out
   * @param coverage share of those with one, 0 to 1
   */
  record Row(
      String portfolioId,
      String name,
      String ledgerCommitHash,
      String currency,
      BigDecimal marketValue,
      int positions,
      int unpriced,
      BigDecimal coverage) {
    static Row of(Portfolio portfolio, LedgerCommit commit, PortfolioTotal valued) {
      return new Row(
          portfolio.id().toString(),
          portfolio.name(),
          commit.hash(),
          valued.currency().code(),
          Decimals.toCurrency(valued.value(), valued.currency()),
          valued.positions(),
          valued.unpriced(),
          new BigDecimal(Decimals.canonical(valued.coverage())));
    }

    String csv() {
      return String.join(
          ",",
          portfolioId,
          "\"" + name.replace("\"", "\"\"") + "\"",
          ledgerCommitHash,
          currency,
          marketValue.toPlainString(),
          Integer.toString(positions),
          Integer.toString(unpriced),
          coverage.toPlainString());
    }
  }

  /** What {@code --json} prints. */
  record Report(String pricingPackId, LocalDate asofDate, List<Row> portfolios) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<Portfolio> portfolios = portfolios(services, arguments);
    PricingPack pack = services.stores().packs().read(pack(services, arguments));
    CurrencyCode currency = currency(arguments.getString("currency"), pack);
    List<Row> rows = value(services, portfolios, pack, currency, output);
    if (output.isJson()) {
      output.json(new Report(pack.id().toString(), pack.id().asOf(), rows));
    } else {
      output.line(HEADER);
      rows.forEach(row -> output.line(row.csv()));
    }
    long incomplete = rows.stream().filter(row -> row.unpriced() > 0).count();
    output.note(
        "%d portfolios by %s; %d have positions without a value"
            .formatted(rows.size(), pack.id(), incomplete));
    return incomplete == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private static List<Portfolio> portfolios(Services services, Namespace arguments) {
    String id = arguments.getString("id");
    if ((id == null) != arguments.getBoolean("all")) {
      throw CommandArguments.invalid(
          id == null ? "no portfolio is named" : "--all and a portfolio exclude each other",
          "name one, or give --all; `dawsos portfolio list` names them");
    }
    return id == null
        ? services.stores().portfolios().list()
        : List.of(
            services.stores().portfolios().getOwned(PortfolioArgument.of(arguments)).portfolio());
  }

  private static PackId pack(Services services, Namespace arguments) {
    String asked = arguments.getString("pack");
    if (asked != null) {
      return services.stores().packs().get(CommandArguments.packId(asked)).id();
    }
    return services
        .stores()
        .packs()
        .findNewest(LocalDate.of(9999, 12, 31))
        .map(PackHeader::id)
        .orElseThrow(
            () ->
                new DawsosException(
                    ErrorCode.PACK_UNKNOWN,
                    "there is no pricing pack yet",
                    "`dawsos pack build` makes one"));
  }

  private static @Nullable CurrencyCode currency(@Nullable String asked, PricingPack pack) {
    if (asked == null) {
      return null;
    }
    CurrencyCode currency = CommandArguments.checked(() -> CurrencyCode.of(asked));
    if (pack.fx().route(pack.rules().pivot(), currency).isEmpty()) {
      throw CommandArguments.invalid(
          "%s has no rate for the currency %s".formatted(pack.id(), currency),
          "`dawsos pack show %s --canonical` lists its rates".formatted(pack.id()));
    }
    return currency;
  }

  /** What a ledger holds at the end of the pack's date. */
  private record Book(LedgerCommit commit, Holdings holdings) {
    static Book of(LedgerSnapshot ledger, LocalDate date) {
      return new Book(ledger.commit(), Holdings.at(ledger, date));
    }
  }

  private static List<Row> value(
      Services services,
      List<Portfolio> portfolios,
      PricingPack pack,
      @Nullable CurrencyCode currency,
      Output output) {
    Map<LedgerName, Book> books = new HashMap<>();
    Map<CurrencyCode, PackQuotes> quotes = new HashMap<>();
    List<Row> rows = new ArrayList<>(portfolios.size());
    try (ProgressBar progress = output.progress("portfolios", portfolios.size())) {
      for (Portfolio portfolio : portfolios) {
        CurrencyCode in = currency == null ? portfolio.baseCurrency() : currency;
        PackQuotes known = quotes.computeIfAbsent(in, each -> new PackQuotes(pack, each));
        Book book =
            books.computeIfAbsent(
                portfolio.ledger(),
                name -> Book.of(services.ledgers().get(name).current(), pack.id().asOf()));
        PortfolioTotal valued = PortfolioTotal.of(portfolio.accounts(), book.holdings(), known);
        rows.add(Row.of(portfolio, book.commit(), valued));
        progress.step();
      }
    }
    return rows;
  }
}
