package io.dawsos.job.cli.market;

import io.dawsos.job.Providers;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.Licence;
import java.util.List;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code provider list}: the providers, what they offer and what their data may be used for. */
final class ProviderListCommand implements Subcommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String help() {
    return "list the providers, what they offer, and whether they have their key";
  }

  @Override
  public void configure(Subparser parser) {}

  /**
   * A provider as {@code --json} prints it.
   *
   * @param variable the environment variable of its key; null where it needs none
   */
  record View(
      String name,
      boolean configured,
      @Nullable String variable,
      List<Dataset> offers,
      String licence,
      boolean redistribution,
      String attribution) {}

  /** What {@code --json} prints. */
  record All(List<View> providers) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<View> views =
        Providers.names().stream().map(name -> view(services.providers(), name)).toList();
    if (output.isJson()) {
      output.json(new All(views));
    } else {
      output.table(
          List.of("PROVIDER", "STATE", "OFFERS", "LICENCE"),
          views.stream().map(ProviderListCommand::row).toList());
    }
    return ExitCode.DONE;
  }

  private static View view(Providers providers, String name) {
    boolean configured = providers.isConfigured(name);
    Licence licence = Providers.licence(name);
    return new View(
        name,
        configured,
        Providers.variable(name).orElse(null),
        Providers.offers(name).stream().sorted().toList(),
        licence.name(),
        licence.redistribution(),
        licence.attribution());
  }

  private static List<String> row(View view) {
    return List.of(
        view.name(),
        view.configured() ? "ready" : view.variable() + " is not set",
        view.offers().stream().map(Dataset::text).collect(Collectors.joining(" ")),
        view.licence());
  }
}
