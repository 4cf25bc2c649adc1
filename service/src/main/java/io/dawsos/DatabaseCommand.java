package io.dawsos;

import io.dawsos.database.Database;
import io.dawsos.database.Migrations;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.CommandGroup;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.migrations.DbCommand;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import org.jspecify.annotations.Nullable;

/** {@code db}: Liquibase's commands over the configured database, the private one included. */
final class DatabaseCommand extends DbCommand<DawsosConfiguration> {
  private final CommandContext context;
  private final Target target;

  /** What Liquibase connects to; known only once the private server runs. */
  private static final class Target {
    private @Nullable DataSourceFactory factory;

    DataSourceFactory get(DawsosConfiguration configuration) {
      if (factory == null) {
        throw new IllegalStateException("the database is not open: " + configuration);
      }
      return factory;
    }
  }

  DatabaseCommand(CommandContext context) {
    this(context, new Target());
  }

  private DatabaseCommand(CommandContext context, Target target) {
    super("db", target::get, DawsosConfiguration.class, Migrations.CHANGELOG);
    this.context = context;
    this.target = target;
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
    Map<String, Object> arguments = new HashMap<>(namespace.getAttrs());
    arguments.putIfAbsent("file", CommandGroup.defaultConfiguration());
    super.run(bootstrap, new Namespace(arguments));
  }

  @Override
  protected void run(
      Bootstrap<DawsosConfiguration> bootstrap,
      Namespace namespace,
      DawsosConfiguration configuration)
      throws Exception {
    Path file = Path.of(namespace.getString("file"));
    try (Services services = context.open(file, false)) {
      Database database = services.database();
      target.factory = database.dataSourceFactory();
      Migrations.exclusively(database, () -> super.run(bootstrap, namespace, configuration));
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    context.fail(failure);
  }
}
