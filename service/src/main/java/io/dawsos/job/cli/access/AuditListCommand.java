package io.dawsos.job.cli.access;

import io.dawsos.access.AuditLog.Filter;
import io.dawsos.job.AuditView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code audit list}: who did what, and who was refused what. */
final class AuditListCommand implements Subcommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String help() {
    return "list who did what, and who was refused what, the newest first";
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument("--from")
        .metavar("TIME")
        .help("earliest: 2025-12-31, or 2025-12-31T22:15:00Z");
    parser.addArgument("--to").metavar("TIME").help("before this time");
    parser.addArgument("--action").metavar("ACTION").help("such as \"key create\"");
    parser.addArgument("--user").metavar("USER").help("requests of this user, by name or id");
    parser
        .addArgument("--before")
        .type(Long.class)
        .metavar("ID")
        .help("events before this one, which was the last of a page");
    parser
        .addArgument("--limit")
        .type(Integer.class)
        .choices(Arguments.range(1, 100_000))
        .setDefault(100)
        .metavar("N")
        .help("at most so many events (default: 100)");
  }

  private static @Nullable Instant time(Namespace arguments, String option) {
    String text = arguments.getString(option);
    try {
      return text == null ? null : AuditView.instant(text);
    } catch (DateTimeParseException e) {
      throw CommandArguments.invalid(
          "--%s is neither a date nor a time: \"%s\"".formatted(option, text),
          "write it as 2025-12-31 or 2025-12-31T22:15:00Z");
    }
  }

  private static List<String> row(AuditView event) {
    return List.of(
        Long.toString(event.id()),
        event.at().toString(),
        who(event),
        event.outcome().text(),
        event.action(),
        event.kind(),
        event.thing() == null ? "-" : event.thing());
  }

  private static String who(AuditView event) {
    if (event.author() != null) {
      return event.author();
    }
    return event.user() == null ? "-" : event.user().toString();
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    int limit = arguments.getInt("limit");
    String user = arguments.getString("user");
    Filter filter =
        new Filter(
            time(arguments, "from"),
            time(arguments, "to"),
            arguments.getString("action"),
            user == null ? null : UserArgument.find(services, user).id().value(),
            arguments.getLong("before"),
            limit);
    AuditView.Page page = AuditView.Page.of(services.stores().audit().list(filter), limit);
    if (output.isJson()) {
      output.json(page);
    } else {
      output.table(
          List.of("ID", "AT", "WHO", "OUTCOME", "ACTION", "OF", "THING"),
          page.events().stream().map(AuditListCommand::row).toList());
    }
    return ExitCode.DONE;
  }
}
