package io.dawsos;

import io.dawsos.access.ApiKeyStore.Issued;
import io.dawsos.access.UserId;
import io.dawsos.job.DemoData;
import io.dawsos.job.ServiceConfiguration;
import io.dawsos.job.Services;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.io.PrintStream;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** {@code demo}: prepares the synthetic sample in a folder of its own and serves it. */
final class DemoCommand extends StartCommand {
  private final DawsosApplication application;
  private @Nullable Path folder;
  private @Nullable DemoData data;
  private @Nullable Issued key;

  DemoCommand(DawsosApplication application) {
    super(application, application, "demo", "serve the synthetic sample, with everything set up");
    this.application = application;
  }

  @Override
  protected void run(
      Bootstrap<DawsosConfiguration> bootstrap,
      Namespace namespace,
      DawsosConfiguration configuration)
      throws Exception {
    CommandLogging.configure(configuration, bootstrap.getMetricRegistry(), false);
    configuration.trustLoopback();
    ServiceConfiguration demo = configuration.demoServices();
    Services services = application.own(demo, configuration.telemetry());
    application.prepare(services);
    folder = demo.dataFolder();
    data = new DemoData(services, folder, application.err());
    key = data.prepare();
    super.run(bootstrap, namespace, configuration);
  }

  @Override
  protected void run(
      Environment environment, Namespace namespace, DawsosConfiguration configuration)
      throws Exception {
    environment.lifecycle().addServerLifecycleListener(this::announce);
    environment.lifecycle().manage(new KeyOfThisRun());
    super.run(environment, namespace, configuration);
  }

  private void announce(Server server) {
    Issued issued = key;
    if (issued == null) {
      return;
    }
    String url = "http://localhost:" + port(server, "application");
    PrintStream out = application.out();
    out.println();
    out.println("DawsOS demo is running on synthetic data; Ctrl-C stops it and keeps the data.");
    out.println();
    out.println("URL      " + url);
    out.println("Admin    http://localhost:" + port(server, "admin"));
    out.println("API key  " + issued.secret());
    out.println();
    out.println("Try this:");
    out.println();
    out.println(
        "curl -s %s/v1/execute -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' -d '%s'"
            .formatted(url, issued.secret(), DemoData.EXAMPLE_REQUEST));
    out.println();
    out.println("From this machine the demo also believes X-User-ID; a server does not:");
    out.println();
    out.println(
        "curl -s %s/v1/execute -H 'X-User-ID: %s' -H 'Content-Type: application/json' -d '%s'"
            .formatted(url, UserId.OPERATOR, DemoData.EXAMPLE_REQUEST));
    out.println();
    out.println("Other commands on this data: DAWSOS_DATA=%s ./dawsos pack list".formatted(folder));
    out.flush();
  }

  private static int port(Server server, String connectorName) {
    for (var connector : server.getConnectors()) {
      if (connector instanceof ServerConnector network
          && connectorName.equals(connector.getName())) {
        return network.getLocalPort();
      }
    }
    throw new IllegalStateException("no connector named " + connectorName);
  }

  /** Revokes the key when the demo stops; it would expire within a day anyway. */
  private final class KeyOfThisRun implements Managed {
    @Override
    public void stop() {
      if (data != null) {
        data.revokeKeys();
      }
    }
  }
}
