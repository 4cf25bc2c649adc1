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
import java.util.Set;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code key create}: makes an API key and shows it this once. */
final class KeyCreateCommand implements Subcommand {
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
        .addArgument("--expires-in-days")
        .metavar("N")
        .type(Integer.class)
        .choices(Arguments.range(1, 36_500))
        .help("days from now on which it expires (default: never)");
  }

  /** What {@code --json} prints. */
  record Report(String id, String name, String key, @Nullable Instant expiresAt) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    Integer days = arguments.getInt("expires_in_days");
    Issued issued =
        services
            .stores()
            .apiKeys()
            .create(
                UserId.OPERATOR,
                CommandArguments.name(arguments),
                Set.of(Scope.READ, Scope.EXECUTE, Scope.REPLAY),
                days == null ? null : Duration.ofDays(days));
    if (output.isJson()) {
      output.json(
          new Report(
              issued.key().id().toString(),
              issued.key().name(),
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
}
