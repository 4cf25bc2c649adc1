package io.dawsos.job.cli.pack;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.Decimals;
import io.dawsos.pack.PackDiff;
import io.dawsos.pack.PackDiff.Change;
import io.dawsos.pack.PackDiff.Quote;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.Valuation;
import io.dawsos.portfolio.ValuedPortfolio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code pack diff}: how two packs differ, and what that means for each portfolio. */
final class PackDiffCommand implements Subcommand {
  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String help() {
    return "show how two packs differ, and by how much the value of each portfolio does";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("before").metavar("A").help("a pack, such as PP_2025-12-31");
    parser.addArgument("after").metavar("B").help("another, such as PP_2025-12-31_r1");
  }

  /** A difference as {@code --json} prints it. */
  record View(String kind, String of, String what, @Nullable Quote before, @Nullable Quote after) {}

  /** The value of what a portfolio holds at the end of pack B's date, by each pack. */
  record Effect(
      String portfolioId,
      String name,
      String currency,
      BigDecimal before,
      BigDecimal after,
      BigDecimal difference) {}

  /** What {@code --json} prints. */
  record Report(
      String before,
      String after,
      LocalDate holdingsAt,
      List<View> changes,
      List<Effect> effects) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    PricingPack before = pack(services, arguments.getString("before"));
    PricingPack after = pack(services, arguments.getString("after"));
    List<View> changes =
        PackDiff.of(before, after).changes().stream().map(PackDiffCommand::view).toList();
    List<Effect> effects =
        services.hasLedger()
            ? services.stores().portfolios().list().stream()
                .map(portfolio -> effect(portfolio, ledger(services, portfolio), before, after))
                .toList()
            : List.of();
    if (output.isJson()) {
      output.json(
          new Report(
              before.id().toString(), after.id().toString(), after.id().asOf(), changes, effects));
    } else {
      print(changes, effects, after, output);
    }
    return ExitCode.DONE;
  }

  private static LedgerSnapshot ledger(Services services, Portfolio portfolio) {
    return services.ledgers().get(portfolio.ledger()).current();
  }

  private static PricingPack pack(Services services, String id) {
    PackHeader header = services.stores().packs().get(CommandArguments.packId(id));
    return services.stores().packs().read(header.id());
  }

  private static View view(Change change) {
    return new View(
        change.kind(), change.subject(), change.what(), change.before(), change.after());
  }

  /** The same holdings by both packs, so that prices alone make the difference. */
  private static Effect effect(
      Portfolio portfolio, LedgerSnapshot ledger, PricingPack before, PricingPack after) {
    BigDecimal old = total(portfolio, ledger, after.id().asOf(), before);
    BigDecimal recent = total(portfolio, ledger, after.id().asOf(), after);
    return new Effect(
        portfolio.id().toString(),
        portfolio.name(),
        portfolio.baseCurrency().code(),
        old,
        recent,
        recent.subtract(old));
  }

  private static BigDecimal total(
      Portfolio portfolio, LedgerSnapshot ledger, LocalDate date, PricingPack pack) {
    ValuedPortfolio valued =
        Valuation.value(portfolio.accounts(), ledger, date, pack, portfolio.baseCurrency());
    return Decimals.toCurrency(valued.total(), portfolio.baseCurrency());
  }

  private static void print(
      List<View> changes, List<Effect> effects, PricingPack after, Output output) {
    output.table(
        List.of("KIND", "OF", "WHAT", "BEFORE", "AFTER"),
        changes.stream()
            .map(
                change ->
                    List.of(
                        change.kind(),
                        change.of(),
                        change.what(),
                        text(change.before()),
                        text(change.after())))
            .toList());
    output.line("");
    output.line("Value of what is held at the end of %s:".formatted(after.id().asOf()));
    output.table(
        List.of("PORTFOLIO", "IN", "BEFORE", "AFTER", "DIFFERENCE"),
        effects.stream()
            .map(
                effect ->
                    List.of(
                        effect.name(),
                        effect.currency(),
                        effect.before().toPlainString(),
                        effect.after().toPlainString(),
                        effect.difference().toPlainString()))
            .toList());
    output.note("%d differences".formatted(changes.size()));
  }

  private static String text(@Nullable Quote quote) {
    return quote == null
        ? "-"
        : "%s %s (%s, %s)"
            .formatted(
                Decimals.canonical(quote.number()), quote.currency(), quote.date(), quote.source());
  }
}
