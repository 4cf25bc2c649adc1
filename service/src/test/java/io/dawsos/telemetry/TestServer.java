package io.dawsos.telemetry;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;

/** A Dropwizard server on loopback that has what a test puts into it. */
public final class TestServer implements AutoCloseable {
  private final DropwizardTestSupport<Configuration> service;

  /** Starts a server with these parts. */
  public TestServer(Consumer<Environment> parts) throws Exception {
    service =
        new DropwizardTestSupport<>(
            Assembled.class,
            (String) null,
            ConfigOverride.config("server.applicationConnectors[0].port", "0"),
            ConfigOverride.config("server.adminConnectors[0].port", "0"),
            ConfigOverride.config("server.registerDefaultExceptionMappers", "false")) {
          @Override
          public Application<Configuration> newApplication() {
            return new Assembled(parts);
          }
        };
    service.before();
  }

  private static final class Assembled extends Application<Configuration> {
    private final Consumer<Environment> parts;

    Assembled(Consumer<Environment> parts) {
      this.parts = parts;
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
      parts.accept(environment);
    }
  }

  /** The answer to a GET with these headers. */
  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d%s".formatted(service.getLocalPort(), path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    service.after();
  }
}
