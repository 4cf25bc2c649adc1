package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of Debian's, as an operator has one, with the owner {@code dawsos}. */
final class OwnServer implements AutoCloseable {
  private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");
  private static final String PASSWORD = "first";

  private final Path folder;
  private final int port = Dawsos.freePort();

  private OwnServer(Path folder) {
    this.folder = folder;
  }

  /** Starts one in a folder; skips the test where Debian's PostgreSQL 15 is not installed. */
  static OwnServer start(Path folder) throws IOException {
    assumeTrue(
        Files.isExecutable(BINARIES.resolve("initdb"))
            && Files.isExecutable(Path.of("/usr/bin/pg_dump")),
        "Debian's postgresql-15 is not installed");
    OwnServer server = new OwnServer(Files.createDirectories(folder));
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    server.command(
        "initdb", "-U", "dawsos", "--auth=scram-sha-256", "--pwfile=" + password, "-E", "UTF8");
    server.command(
        "pg_ctl",
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
            .formatted(server.port),
        "start");
    return server;
  }

  private void command(String program, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      line.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
    }
    line.add(BINARIES.resolve(program).toString());
    line.addAll(List.of("-D", folder.resolve("cluster").toString()));
    line.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    assertThat(process.exitValue()).as("%s: %s", line, Files.readString(output)).isZero();
  }

  /** A database as libpq's programs name it. */
  String url(String database) {
    return "postgresql://dawsos:%s@127.0.0.1:%d/%s".formatted(PASSWORD, port, database);
  }

  /** A database as the configuration names it. */
  String jdbc(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  static String password() {
    return PASSWORD;
  }

  @Override
  public void close() throws IOException {
    command("pg_ctl", "-m", "fast", "-w", "stop");
  }
}
