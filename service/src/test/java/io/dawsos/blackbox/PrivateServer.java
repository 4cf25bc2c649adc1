package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What the files of a data folder tell about the private PostgreSQL in it. */
record PrivateServer(Path dataFolder) {
  private static final int PORT_LINE = 3;

  private Path cluster() {
    return dataFolder.resolve("postgres").resolve("cluster");
  }

  private Path pidFile() {
    return cluster().resolve("postmaster.pid");
  }

  /** Whether the folder has one, running or not. */
  boolean exists() {
    return Files.exists(cluster());
  }

  /** Whether its pid file exists: it runs, or it was killed. */
  boolean hasPidFile() {
    return Files.exists(pidFile());
  }

  /** Processes that run on this cluster. A dead one that nobody reaped has no command line. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(cluster().toString()))
        .toList();
  }

  /** Checks that nothing of the server is left running. */
  void assertStopped() {
    assertThat(pidFile()).doesNotExist();
    assertThat(processes()).as("PostgreSQL processes on %s", cluster()).isEmpty();
  }

  /** Ends the server's main process with SIGKILL; its other processes end a moment later. */
  void killPostmaster() {
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pidLine(0))).orElseThrow();
    assertThat(postmaster.destroyForcibly()).isTrue();
    await().atMost(Duration.ofSeconds(10)).until(() -> !postmaster.isAlive());
  }

  int port() {
    return Integer.parseInt(pidLine(PORT_LINE));
  }

  private String pidLine(int index) {
    return lines(pidFile()).get(index).strip();
  }

  String password() {
    return lines(dataFolder.resolve("postgres").resolve("password")).get(0).strip();
  }

  Connection connect(String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port()), "dawsos", password);
  }

  /** The statements in its log, where it was told to log them. */
  List<String> loggedStatements() {
    return lines(dataFolder.resolve("postgres").resolve("postgresql.log")).stream()
        .filter(line -> line.matches(".*LOG: +(execute|statement).*"))
        .toList();
  }

  /** Size of all tables and indexes on disk, also while files come and go. */
  long bytes() {
    long bytes = 0;
    for (File database : files(cluster().resolve("base").toFile())) {
      for (File relation : files(database)) {
        bytes += relation.length();
      }
    }
    return bytes;
  }

  private static File[] files(File folder) {
    File[] files = folder.listFiles();
    return files == null ? new File[0] : files;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
