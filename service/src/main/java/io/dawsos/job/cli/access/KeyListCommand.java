package io.dawsos.job.cli.access;

import io.dawsos.access.ApiKey;
import io.dawsos.access.Scope;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.util.List;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code key list}: every API key, without the keys themselves. */
final class KeyListCommand implements Subcommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String help() {
    return "list the API keys, the newest first";
  }

  @Override
  public void configure(Subparser parser) {}

  /** What {@code --json} prints. */
  record Report(List<ApiKey> keys) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<ApiKey> keys = services.stores().apiKeys().list();
    if (output.isJson()) {
      output.json(new Report(keys));
    } else {
      output.table(
          List.of(
              "ID", "PREFIX", "NAME", "USER", "SCOPES", "CREATED", "EXPIRES", "USED", "REVOKED"),
          keys.stream()
              .map(
                  key ->
                      List.of(
                          key.id().toString(),
                          key.prefix(),
                          key.name(),
                          key.userId().toString(),
                          scopes(key),
                          key.createdAt().toString(),
                          key.expiresAt() == null ? "never" : key.expiresAt().toString(),
                          key.lastUsedAt() == null ? "never" : key.lastUsedAt().toString(),
                          key.revokedAt() == null ? "no" : key.revokedAt().toString()))
              .toList());
    }
    return ExitCode.DONE;
  }

  private static String scopes(ApiKey key) {
    return key.scopes().stream().sorted().map(Scope::text).collect(Collectors.joining(","));
  }
}
