package io.dawsos.database;

import io.dawsos.error.DawsosException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the private server again when it ends by itself, as when the system is short of memory and
 * kills it: the service then recovers without anybody's help. Thread-safe.
 */
final class PostgresWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final Path pidFile;
  private final Runnable start;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Watches a server that runs.
   *
   * @param pidFile its first line is the server's process id
   * @param start starts the server and returns when it takes connections; throws DawsosException
   */
  static PostgresWatch of(Path pidFile, Runnable start) {
    PostgresWatch watch = new PostgresWatch(pidFile, start);
    Thread thread = new Thread(watch::run, "postgres-watch");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private PostgresWatch(Path pidFile, Runnable start) {
    this.pidFile = pidFile;
    this.start = start;
  }

  private void run() {
    try {
      while (!isClosed()) {
        awaitEnd();
        if (!isClosed()) {
          LOG.error("the private PostgreSQL ended by itself and is started again");
          restart();
        }
      }
    } catch (IOException e) {
      LOG.error("the private PostgreSQL is not watched any longer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitEnd() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    ProcessHandle.of(pid).ifPresent(server -> server.onExit().join());
  }

  private void restart() throws InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    // Processes of the dead server end a moment after it, and until then no other may start.
    while (!closed.await(pause, TimeUnit.MILLISECONDS) && !tryStart()) {
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  private synchronized boolean tryStart() {
    if (isClosed()) {
      return true;
    }
    try {
      start.run();
      LOG.info("the private PostgreSQL runs again");
      return true;
    } catch (DawsosException e) {
      LOG.warn("the private PostgreSQL does not start yet: {}", e.message());
      return false;
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Ends the watch; a start in progress is waited for, so that the server can then be stopped. */
  @Override
  public synchronized void close() {
    closed.countDown();
  }
}
