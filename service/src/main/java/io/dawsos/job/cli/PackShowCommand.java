package io.dawsos.job.cli;

import io.dawsos.job.Services;
import io.dawsos.money.Decimals;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityPrice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack show}: one pack with its content, or its canonical bytes. */
final class PackShowCommand implements Subcommand {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String help() {
    return "show a pack with its prices and rates";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").metavar("ID").help("the pack, such as PP_2025-12-31");
    parser
        .addArgument("--canonical")
        .action(Arguments.storeTrue())
        .help("print the canonical content, whose SHA-256 is the pack's");
  }

  /** What {@code --json} prints. */
  record Content(PackView pack, List<Quote> prices, List<Quote> rates) {}

  /** A price of a security, or a rate of a base currency. */
  record Quote(
      String of, java.math.BigDecimal number, String currency, String date, String source) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) throws IOException {
    PackHeader header = services.packs().get(CommandArguments.packId(arguments.getString("id")));
    PricingPack pack = services.packs().read(header.id());
    if (arguments.getBoolean("canonical")) {
      CanonicalPack.write(pack, output.stream());
      output.stream().flush();
      return ExitCode.DONE;
    }
    List<Quote> prices = pack.prices().stream().map(PackShowCommand::quote).toList();
    List<Quote> rates = pack.rates().stream().map(PackShowCommand::quote).toList();
    PackView view = PackView.of(header);
    if (output.isJson()) {
      output.json(new Content(view, prices, rates));
      return ExitCode.DONE;
    }
    output.line("%s  %s  policy %s".formatted(view.id(), view.status(), view.policy()));
    output.line("sha256     " + view.sha256());
    output.line("sealed     " + view.sealedAt());
    output.line("fresh      " + (view.freshAt() == null ? "no" : view.freshAt()));
    output.line(
        "complete   %s (%d needed, missing: %s)"
            .formatted(
                Decimals.canonical(view.completeness()),
                view.neededCount(),
                view.missing().isEmpty() ? "none" : String.join(", ", view.missing())));
    List<List<String>> rows = new ArrayList<>();
    for (Quote quote : rates) {
      rows.add(row("rate", quote));
    }
    for (Quote quote : prices) {
      rows.add(row("price", quote));
    }
    output.table(List.of("KIND", "OF", "NUMBER", "IN", "DATE", "SOURCE"), rows);
    return ExitCode.DONE;
  }

  private static List<String> row(String kind, Quote quote) {
    return List.of(
        kind,
        quote.of(),
        Decimals.canonical(quote.number()),
        quote.currency(),
        quote.date(),
        quote.source());
  }

  private static Quote quote(SecurityPrice price) {
    return new Quote(
        price.security().code(),
        price.close(),
        price.currency().code(),
        price.date().toString(),
        price.source());
  }

  private static Quote quote(FxRate rate) {
    return new Quote(
        rate.base().code(),
        rate.rate(),
        rate.quote().code(),
        rate.date().toString(),
        rate.source());
  }
}
