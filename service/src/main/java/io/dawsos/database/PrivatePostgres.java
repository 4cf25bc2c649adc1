package io.dawsos.database;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, run durably on loopback from a data folder that is kept. One
 * process owns the folder at a time. A server left over by an owner that was killed is stopped and
 * started anew, and one that dies under its owner is started again; PostgreSQL then recovers from
 * its write-ahead log.
 */
final class PrivatePostgres implements AutoCloseable {
  static final String USER = "dawsos";

  private static final Logger LOG = LoggerFactory.getLogger(PrivatePostgres.class);
  private static final String START_LIMIT_SECONDS = "120";

  /** Written by a server that runs, and left over by one that was killed. */
  private static final String PID_FILE = "postmaster.pid";

  /** Index of the port in that file. */
  private static final int PORT_LINE = 3;

  private final String password;
  private final int port;
  private @Nullable Ownership ownership;

  private record Ownership(
      Path cluster, PostgresCommands commands, OwnerLock lock, PostgresWatch watch) {}

  private PrivatePostgres(@Nullable Ownership ownership, String password, int port) {
    this.ownership = ownership;
    this.password = password;
    this.port = port;
  }

  /**
   * Starts the server of the folder, making the folder and the database cluster where missing.
   *
   * @param folder where everything of the server is kept
   * @param port loopback port; 0 picks a free one
   * @param share whether a server that another process owns is used rather than refused
   * @throws DawsosException DATA_FOLDER_UNUSABLE, DATABASE_IN_USE or DATABASE_FAILED
   */
  static PrivatePostgres start(Path folder, int port, boolean share) {
    try {
      Files.createDirectories(folder);
      Optional<OwnerLock> lock = OwnerLock.tryAcquire(folder);
      if (lock.isEmpty()) {
        return attach(folder, share);
      }
      try {
        return start(folder, port == 0 ? freePort() : port, lock.get());
      } catch (IOException | RuntimeException e) {
        lock.get().close();
        throw e;
      }
    } catch (IOException e) {
      throw new DawsosException(
          ErrorCode.DATA_FOLDER_UNUSABLE,
          "cannot write to the data folder %s: %s".formatted(folder, e.getMessage()),
          "give the user of this process write permission there, or set DAWSOS_DATA to another folder",
          e);
    }
  }

  /** Uses the running server of another process; closing it then leaves it alone. */
  private static PrivatePostgres attach(Path folder, boolean share) throws IOException {
    Path running = folder.resolve("cluster").resolve(PID_FILE);
    List<String> lines = Files.exists(running) ? Files.readAllLines(running) : List.of();
    if (!share || lines.size() <= PORT_LINE) {
      throw OwnerLock.inUse(folder);
    }
    String password = Files.readString(folder.resolve("password")).strip();
    return new PrivatePostgres(null, password, Integer.parseInt(lines.get(PORT_LINE)));
  }

  private static PrivatePostgres start(Path folder, int port, OwnerLock lock) throws IOException {
    Path log = folder.resolve("postgresql.log");
    PostgresCommands commands = new PostgresCommands(PostgresBinaries.unpack(folder), log);
    Path cluster = folder.resolve("cluster");
    Path passwordFile = folder.resolve("password");
    if (Files.notExists(cluster)) {
      initialise(commands, cluster, passwordFile);
    }
    if (Files.exists(cluster.resolve(PID_FILE)) && commands.isRunning(cluster)) {
      LOG.warn("stopping a PostgreSQL server that a killed process left running");
      commands.stop(cluster);
    }
    List<String> start = new ArrayList<>(List.of("pg_ctl", "-D", cluster.toString()));
    start.addAll(List.of("-l", log.toString(), "-w", "-t", START_LIMIT_SECONDS));
    start.addAll(List.of("-o", options(port), "start"));
    Runnable run = () -> commands.run(start.toArray(String[]::new));
    run.run();
    PostgresWatch watch = PostgresWatch.of(cluster.resolve(PID_FILE), run);
    String password = Files.readString(passwordFile).strip();
    return new PrivatePostgres(new Ownership(cluster, commands, lock, watch), password, port);
  }

  /** Durable whatever a configuration file in the cluster says; reachable from loopback only. */
  private static String options(int port) {
    return String.join(
        " -c ",
        "-p " + port,
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "fsync=on",
        "synchronous_commit=on",
        "full_page_writes=on",
        "max_connections=100",
        "timezone=UTC",
        "log_timezone=UTC");
  }

  private static void initialise(PostgresCommands commands, Path cluster, Path passwordFile)
      throws IOException {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    Files.deleteIfExists(passwordFile);
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, HexFormat.of().formatHex(random) + "\n");
    Path partial = cluster.resolveSibling("cluster.partial");
    PostgresBinaries.delete(partial);
    commands.run(
        "initdb",
        "-D",
        partial.toString(),
        "-U",
        USER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--locale=C.UTF-8");
    Files.move(partial, cluster);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** JDBC URL of the server's one database. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Password of {@link #USER}, made when the cluster was. */
  Secret password() {
    return new Secret(password);
  }

  /** Stops the server, where this process owns it, and gives the folder up; once. */
  @Override
  public synchronized void close() {
    Ownership owned = ownership;
    ownership = null;
    if (owned == null) {
      return;
    }
    owned.watch().close();
    try {
      owned.commands().stop(owned.cluster());
    } catch (DawsosException e) {
      LOG.warn("the private PostgreSQL did not stop cleanly: {}", e.message());
    } finally {
      try {
        owned.lock().close();
      } catch (IOException e) {
        LOG.warn("the lock of the data folder was not released", e);
      }
    }
  }
}
