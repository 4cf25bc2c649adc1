package io.dawsos.database;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs PostgreSQL's own programs and turns their failures into one readable line. */
final class PostgresCommands {
  private static final int NOT_RUNNING = 3;
  private static final int LOG_LINES_SHOWN = 5;

  private final Path binaries;
  private final Path log;

  PostgresCommands(Path binaries, Path log) {
    this.binaries = binaries.toAbsolutePath();
    this.log = log;
  }

  /** Runs a program to its end; throws DATABASE_FAILED with its output unless it exits with 0. */
  void run(String... command) {
    Result result = execute(command);
    if (result.exit() != 0) {
      throw new DawsosException(
          ErrorCode.DATABASE_FAILED,
          "PostgreSQL's %s failed with exit code %d: %s"
              .formatted(command[0], result.exit(), result.output().strip()),
          "see %s%s; as root, `unshare -U` must work, or set database.url"
              .formatted(log, lastLines()));
    }
  }

  /** Whether a server runs on the cluster, whoever started it. */
  boolean isRunning(Path cluster) {
    return execute("pg_ctl", "-D", cluster.toString(), "status").exit() != NOT_RUNNING;
  }

  /** Stops the server of the cluster and waits for its end; open transactions are rolled back. */
  void stop(Path cluster) {
    run("pg_ctl", "-D", cluster.toString(), "-m", "fast", "-w", "stop");
  }

  private Result execute(String... command) {
    List<String> line = new ArrayList<>();
    if (System.getProperty("user.name", "").equals("root")) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it does not see root.
      line.addAll(List.of("unshare", "-U"));
    }
    line.add(binaries.resolve("bin").resolve(command[0]).toString());
    line.addAll(List.of(command).subList(1, command.length));
    try {
      // A file, not a pipe: the server inherits the output and would keep a pipe open for ever.
      Path output = Files.createTempFile("dawsos-postgres", ".out");
      try {
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        return new Result(process.waitFor(), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return new Result(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(-1, "interrupted");
    }
  }

  private String lastLines() {
    try {
      List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
      return lines.stream()
          .skip(Math.max(0, lines.size() - LOG_LINES_SHOWN))
          .map(line -> "\n  " + line)
          .collect(Collectors.joining());
    } catch (IOException e) {
      return " (unreadable: " + e.getMessage() + ")";
    }
  }

  private record Result(int exit, String output) {}
}
