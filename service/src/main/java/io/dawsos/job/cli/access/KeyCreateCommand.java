package io.dawsos.job.cli.access;

import io.dawsos.access.ApiKeyStore.Issued;
import io.dawsos.access.Scope;
import io.dawsos.access.UserId;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code key create}: makes an API key and shows it this once. */
final class KeyCreateCommand implements Subcommand {
  /** What a key may do where nothing is said: all but administration. */
  private static final Set<Scope> USUAL = Set.of(Scope.READ, Scope.EXECUTE, Scope.REPLAY);

  @Override
  public String name() {
    return "create";
  }

  @Override
  public String help() {
    return "make an API key; it is shown once and stored only as a hash";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("name").metavar("NAME").help("what the key is for");
    parser
        .addArgument("--user")
        .metavar("USER")
        .help("whose requests it sends, by name or id (default: operator)");
    parser
        .addArgument("--scope")
        .metavar("SCOPE")
        .action(Arguments.append())
        .help(
            "what it may do, as far as the user's role allows it: read, execute, replay or admin;"
                + " may be repeated (default: all but admin)");
    parser
        .addArgument("--expires-in-days")
        .metavar("N")
        .type(Integer.class)
        .choices(Arguments.range(1, 36_500))
        .help("days from now on which it expires (default: never)");
  }

  /** What {@code --json} prints. */
  record Report(
      String id,
      String name,
      UserId user,
      Set<Scope> scopes,
      String key,
      @Nullable Instant expiresAt) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    Integer days = arguments.getInt("expires_in_days");
    String user = arguments.getString("user");
    Issued issued =
        services
            .stores()
            .apiKeys()
            .create(
                user == null ? UserId.OPERATOR : UserArgument.find(services, user).id(),
                CommandArguments.name(arguments),
                scopes(arguments.getList("scope")),
                days == null ? null : Duration.ofDays(days));
    output.changed("key", issued.key().id());
    if (output.isJson()) {
      output.json(
          new Report(
              issued.key().id().toString(),
              issued.key().name(),
              issued.key().userId(),
              issued.key().scopes(),
              issued.secret(),
              issued.key().expiresAt()));
    } else {
      output.line(issued.secret());
      output.note(
          "keep it: it cannot be shown again; revoke it with `dawsos key revoke "
              + issued.key().id()
              + "`");
    }
    return ExitCode.DONE;
  }

  private static Set<Scope> scopes(@Nullable List<String> texts) {
    return texts == null
        ? USUAL
        : CommandArguments.checked(
            () -> texts.stream().map(Scope::fromText).collect(Collectors.toSet()));
  }
}
