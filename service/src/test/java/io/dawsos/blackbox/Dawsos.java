package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The packaged jar on one data folder. Commands are child processes of an environment without
 * anything of the developer's but PATH. Closing it leaves no process behind. Not thread-safe.
 */
final class Dawsos implements AutoCloseable {
  /** Whether what is started has telemetry; {@code -Ddawsos.telemetry=off} tests without. */
  static final boolean TELEMETRY = !"off".equals(System.getProperty("dawsos.telemetry"));

  private static final Path REPOSITORY = repository();
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private final Path data;
  private final List<String> options;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<DawsosProcess> started = new ArrayList<>();
  private Path java = Path.of(System.getProperty("java.home"));

  /** Runs in a folder, on {@code data/} in it. */
  Dawsos(Path folder) {
    this(folder, folder.resolve("data"));
  }

  /** Runs in a folder on a data folder. */
  Dawsos(Path folder, Path data) {
    this(folder, data, Template.instance().options());
  }

  /** Runs in a folder on a data folder, in JVMs with these options. */
  Dawsos(Path folder, Path data, List<String> options) {
    this.folder = folder;
    this.data = data;
    this.options = options;
    environment.put("PATH", System.getenv("PATH"));
    environment.put("DAWSOS_DATA", data.toString());
    environment.put("DAWSOS_CONFIG", REPOSITORY.resolve("config.yml").toString());
    if (!TELEMETRY) {
      environment.put("ENABLE_OBSERVABILITY", "false");
    }
  }

  /** The folder that holds {@code config.yml} and the built jar. */
  static Path repository() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("service/target/dawsos.jar"))) {
        return at;
      }
    }
    throw new IllegalStateException("service/target/dawsos.jar is not built");
  }

  /** A loopback port that was free a moment ago. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets an environment variable of the commands that follow. */
  Dawsos with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs the commands that follow on another JDK. */
  Dawsos onJava(Path home) {
    java = home;
    return this;
  }

  /** The working directory of the commands. */
  Path folder() {
    return folder;
  }

  PrivateServer postgres() {
    return new PrivateServer(data);
  }

  /** Runs a command to its end. */
  Run run(String... arguments) {
    return start(arguments).awaitEnd();
  }

  /** Starts a command. */
  DawsosProcess start(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(java.resolve("bin").resolve("java").toString());
    line.addAll(options);
    line.addAll(List.of("-jar", REPOSITORY.resolve("service/target/dawsos.jar").toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    DawsosProcess process = DawsosProcess.start(builder, folder, "run-" + UUID.randomUUID());
    started.add(process);
    return process;
  }

  /** Makes the schema and a key, for tests that serve; returns the key. */
  String prepare() {
    migrate();
    return run("key", "create", "test", "--json").exitsWith(0).json().path("key").textValue();
  }

  /** Makes the schema; where there is no database yet, by a copy of one that is migrated. */
  void migrate() {
    if (postgres().exists()) {
      run("db", "migrate").exitsWith(0);
    } else {
      Template.instance().copyTo(data);
    }
  }

  /** Starts {@code server} or {@code demo} on free ports and waits until it answers. */
  Server serve(String command) {
    int port = freePort();
    int admin = freePort();
    with("DAWSOS_PORT", Integer.toString(port)).with("DAWSOS_ADMIN_PORT", Integer.toString(admin));
    DawsosProcess process = start(command);
    Api api = new Api(port, "none", AnswerCheck.NONE);
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .failFast(process::assertAlive)
        .until(() -> api.isUp("/health/pack"));
    return new Server(process, port, admin, Contract.ofServer(port));
  }

  /** A server that answers, and what it says of its answers. */
  record Server(DawsosProcess process, int port, int adminPort, AnswerCheck contract) {
    Api api(String key) {
      return new Api(port, key, contract);
    }

    Api admin() {
      return new Api(adminPort, "none", AnswerCheck.NONE);
    }
  }

  /** Kills what still runs; the next command then stops a PostgreSQL that was left behind. */
  @Override
  public void close() {
    started.stream().filter(DawsosProcess::isAlive).forEach(DawsosProcess::kill);
    if (postgres().hasPidFile()) {
      Run recovery = run("pack", "list");
      assertThat(recovery.exit()).as(recovery.stderr()).isIn(0, 1);
    }
    postgres().assertStopped();
  }
}
