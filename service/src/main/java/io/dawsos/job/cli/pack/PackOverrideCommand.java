package io.dawsos.job.cli.pack;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.PriceOverride;
import io.dawsos.pack.store.OverrideStore;
import io.dawsos.pack.store.OverrideStore.Stored;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code pack override}: proposes a price against the sources, with reason and author. */
final class PackOverrideCommand implements Subcommand {
  @Override
  public String name() {
    return "override";
  }

  @Override
  public String help() {
    return "propose a price or rate that the next build or restatement of a date takes, or list them";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("--date").metavar("YYYY-MM-DD").help("the as-of date");
    parser
        .addArgument("--of")
        .metavar("CODE")
        .help("the security, or the currency of which one unit is priced");
    parser.addArgument("--price").metavar("NUMBER").help("the price of one unit");
    parser.addArgument("--currency").metavar("CODE").help("the currency of the price");
    CommandArguments.addReasonAndAuthor(parser, false);
    parser.addArgument("--list").action(Arguments.storeTrue()).help("list every override");
    parser.addArgument("--withdraw").metavar("ID").help("take an override back");
  }

  /** An override as {@code --json} prints it. */
  record View(
      UUID id,
      LocalDate asofDate,
      String of,
      BigDecimal price,
      String currency,
      String author,
      String reason,
      Instant createdAt,
      @Nullable Instant withdrawnAt) {
    static View of(Stored stored) {
      PriceOverride override = stored.override();
      return new View(
          stored.id(),
          override.asOf(),
          override.subject().code(),
          override.number(),
          override.currency().code(),
          override.author(),
          override.reason(),
          stored.createdAt(),
          stored.withdrawnAt());
    }
  }

  /** What {@code --json} prints. */
  record All(List<View> overrides) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    OverrideStore store = services.stores().overrides();
    String withdrawn = arguments.getString("withdraw");
    if (withdrawn != null) {
      UUID id = CommandArguments.uuid(withdrawn, "`dawsos pack override --list` shows the ids");
      store.withdraw(id);
      output.changed("override", id);
      output.note("withdrawn");
      print(store.list().stream().filter(each -> each.id().equals(id)).toList(), output);
    } else if (arguments.getBoolean("list")) {
      print(store.list(), output);
    } else {
      Stored stored = store.put(override(services, arguments));
      output.changed("override", stored.id());
      print(List.of(stored), output);
      output.note(next(services, stored.override().asOf()));
    }
    return ExitCode.DONE;
  }

  private static PriceOverride override(Services services, Namespace arguments) {
    LocalDate date = CommandArguments.requiredDate(arguments, "date");
    CommandArguments.requirePast(date, services.freshness());
    return CommandArguments.checked(
        () ->
            new PriceOverride(
                date,
                CurrencyCode.of(CommandArguments.required(arguments, "of")),
                Decimals.parse(CommandArguments.required(arguments, "price")),
                CurrencyCode.of(CommandArguments.required(arguments, "currency")),
                CommandArguments.author(arguments),
                CommandArguments.required(arguments, "reason")));
  }

  private static String next(Services services, LocalDate date) {
    boolean sealed =
        services
            .stores()
            .packs()
            .findNewest(date)
            .filter(pack -> pack.id().asOf().equals(date))
            .isPresent();
    return sealed
        ? "the pack of %s is sealed: `dawsos pack restate --date %s --reason …` applies it"
            .formatted(date, date)
        : "`dawsos pack build --date %s` applies it".formatted(date);
  }

  private static void print(List<Stored> stored, Output output) {
    if (output.isJson()) {
      output.json(new All(stored.stream().map(View::of).toList()));
      return;
    }
    output.table(
        List.of("ID", "DATE", "OF", "PRICE", "IN", "AUTHOR", "STATE", "REASON"),
        stored.stream().map(PackOverrideCommand::row).toList());
  }

  private static List<String> row(Stored stored) {
    PriceOverride override = stored.override();
    return List.of(
        stored.id().toString(),
        override.asOf().toString(),
        override.subject().code(),
        Decimals.canonical(override.number()),
        override.currency().code(),
        override.author(),
        stored.withdrawnAt() == null ? "holds" : "withdrawn",
        override.reason());
  }
}
