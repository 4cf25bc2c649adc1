package io.dawsos.api;

import io.dawsos.DawsosApplication;
import io.dawsos.DawsosConfiguration;
import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.Scope;
import io.dawsos.access.UserId;
import io.dawsos.database.DatabaseConfiguration;
import io.dawsos.database.TestDatabase;
import io.dawsos.executor.JsonFormat;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.testing.ResourceHelpers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.stream.Stream;

/** The application on an empty ledger, with more configuration than the tests share. */
public final class TestApplication implements AutoCloseable {
  private final TestDatabase database;
  private final DropwizardTestSupport<DawsosConfiguration> support;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Starts it with the sections of the text. */
  public TestApplication(
      TestDatabase database, Path folder, String sections, ConfigOverride... overrides)
      throws Exception {
    this.database = database;
    Path ledger = Files.writeString(folder.resolve("main.beancount"), "");
    String shared = Files.readString(Path.of(ResourceHelpers.resourceFilePath("test-config.yml")));
    Path file = Files.writeString(folder.resolve("config.yml"), shared + sections);
    DatabaseConfiguration server = database.configuration();
    support =
        new DropwizardTestSupport<>(
            DawsosApplication.class,
            file.toString(),
            Stream.concat(
                    Stream.of(overrides),
                    Stream.of(
                        ConfigOverride.config("ledger.file", ledger.toString()),
                        ConfigOverride.config("database.url", Objects.requireNonNull(server.url())),
                        ConfigOverride.config("database.user", server.user()),
                        ConfigOverride.config("database.password", server.password().reveal())))
                .toArray(ConfigOverride[]::new));
    support.before();
  }

  public int port() {
    return support.getLocalPort();
  }

  public int adminPort() {
    return support.getAdminPort();
  }

  /** Makes a key of the operator. */
  public String key() {
    return new ApiKeyStore(database.jdbi(), () -> Instant.EPOCH)
        .create(UserId.OPERATOR, "test", EnumSet.allOf(Scope.class), null)
        .secret();
  }

  public HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  public HttpRequest.Builder at(String path, String bearer) {
    return at(path).header("Authorization", "Bearer " + bearer);
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public int status(HttpRequest.Builder request) {
    return send(request).statusCode();
  }

  /** The code of the problem that the answer is. */
  static String code(HttpResponse<String> answer) {
    try {
      return JsonFormat.mapper().readTree(answer.body()).path("code").asText();
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  @Override
  public void close() {
    support.after();
  }
}
