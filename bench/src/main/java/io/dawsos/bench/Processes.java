package io.dawsos.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Child JVMs of the benchmarks, all with the same heap; closing it ends those that serve. */
final class Processes implements AutoCloseable {
  private static final int START_ATTEMPTS = 600;

  private final Path folder;
  private final Path jar;
  private final Map<String, String> environment;
  private final List<Process> serving = new ArrayList<>();

  /**
   * Processes in a folder.
   *
   * @param jar the packaged application
   * @param environment variables that they get beside those of this process
   */
  Processes(Path folder, Path jar, Map<String, String> environment) {
    this.folder = folder;
    this.jar = jar;
    this.environment = environment;
  }

  /** Runs a command of the application and returns what it prints; it must succeed. */
  String dawsos(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "command", ".out");
    Process process = java(command, Map.of()).redirectOutput(output.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("failed: " + String.join(" ", arguments));
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** Starts a JVM that serves, and returns its port once it takes connections. */
  int serve(List<String> command) throws IOException, InterruptedException {
    int port = freePort();
    Process process =
        java(
                command,
                Map.of(
                    "DAWSOS_PORT",
                    Integer.toString(port),
                    "DAWSOS_ADMIN_PORT",
                    Integer.toString(freePort())))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    serving.add(process);
    for (int attempt = 0; attempt < START_ATTEMPTS && process.isAlive(); attempt++) {
      if (accepts(port)) {
        return port;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("does not serve: " + command);
  }

  /** Processor time, user and system, that those that serve have used so far. */
  long processorNanos() {
    return serving.stream()
        .mapToLong(process -> process.info().totalCpuDuration().orElseThrow().toNanos())
        .sum();
  }

  private ProcessBuilder java(List<String> arguments, Map<String, String> more) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx512m");
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    serving.forEach(Process::destroy);
    // A server stops its PostgreSQL before it ends.
    serving.forEach(process -> process.onExit().join());
  }
}
