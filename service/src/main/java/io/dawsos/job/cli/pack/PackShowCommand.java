package io.dawsos.job.cli.pack;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.job.PackView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.money.Decimals;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.PackStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    return "show a pack with its prices and rates, and what was found of it";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").metavar("ID").help("the pack, such as PP_2025-12-31");
    parser
        .addArgument("--canonical")
        .action(Arguments.storeTrue())
        .help("print the canonical content, whose SHA-256 is the pack's");
    parser
        .addArgument("--policy")
        .action(Arguments.storeTrue())
        .help("print the rules that it was built by, whose SHA-256 the content names");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) throws IOException {
    PackHeader header =
        services.stores().packs().get(CommandArguments.packId(arguments.getString("id")));
    if (arguments.getBoolean("policy")) {
      output.stream().print(policy(services.stores().packs(), header));
      output.stream().flush();
      return ExitCode.DONE;
    }
    PricingPack pack = services.stores().packs().read(header.id());
    if (arguments.getBoolean("canonical")) {
      CanonicalPack.write(pack, output.stream());
      output.stream().flush();
      return ExitCode.DONE;
    }
    QualityReport quality = services.stores().packs().report(header.id()).orElse(null);
    PackView view = PackView.of(header, pack, quality, 0, Long.MAX_VALUE);
    if (output.isJson()) {
      output.json(view);
    } else {
      print(view, output);
      printContent(pack, output);
      if (quality != null) {
        QualityTable.print(quality, output);
      }
    }
    return ExitCode.DONE;
  }

  private static String policy(PackStore packs, PackHeader header) {
    String sha256 = header.policySha256();
    return Optional.ofNullable(sha256)
        .flatMap(packs::policy)
        .orElseThrow(
            () ->
                new DawsosException(
                    ErrorCode.ARGUMENT_INVALID,
                    "%s is of format 1, which did not keep its policy".formatted(header.id()),
                    "packs built since keep it"));
  }

  private static void print(PackView view, Output output) {
    output.line("%s  %s  policy %s".formatted(view.id(), view.status(), view.policy()));
    output.line("sha256     " + view.sha256());
    if (view.policySha256() != null) {
      output.line("policy     " + view.policySha256());
    }
    output.line("sealed     " + view.sealedAt());
    output.line("fresh      " + (view.freshAt() == null ? "no" : view.freshAt()));
    output.line(
        "complete   %s (%d needed, missing: %s)"
            .formatted(
                Decimals.canonical(view.completeness()),
                view.neededCount(),
                view.missing().isEmpty() ? "none" : String.join(", ", view.missing())));
    if (view.supersededBy() != null) {
      output.line("superseded by " + view.supersededBy());
    }
    PackView.Restated why = view.restatement();
    if (why != null) {
      output.line("restated   by %s: %s".formatted(why.author(), why.reason()));
    }
  }

  private static void printContent(PricingPack pack, Output output) {
    List<List<String>> rows = new ArrayList<>();
    for (FxRate rate : pack.rates()) {
      rows.add(
          List.of(
              "rate",
              rate.base().code(),
              Decimals.canonical(rate.rate()),
              rate.quote().code(),
              rate.date().toString(),
              rate.source()));
    }
    for (SecurityPrice price : pack.prices()) {
      rows.add(
          List.of(
              "price",
              price.security().code(),
              Decimals.canonical(price.close()),
              price.currency().code(),
              price.date().toString(),
              price.source()));
    }
    output.table(List.of("KIND", "OF", "NUMBER", "IN", "DATE", "SOURCE"), rows);
  }
}
