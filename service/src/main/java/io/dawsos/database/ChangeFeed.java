package io.dawsos.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells that something which is kept in memory has changed in the database, whoever changed it:
 * triggers notify of it with the commit, and this listens on a connection of its own. What {@link
 * CachedQuery} keeps is thus out of date for the milliseconds that a notification takes, for three
 * seconds where the network swallows it, and is not used while the connection is lost. Thread-safe.
 */
public final class ChangeFeed implements AutoCloseable {
  /** The version while nothing is known of changes. */
  static final long UNKNOWN = -1;

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final String LISTEN = "listen dawsos_changed";
  private static final int CHECK_MILLIS = 1_000;
  private static final int VALIDATION_SECONDS = 2;

  private final AtomicLong changes = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean live;
  private volatile @Nullable Connection connection;

  private ChangeFeed() {}

  /** A feed that never knows of changes, for processes that keep nothing: all is queried. */
  public static ChangeFeed none() {
    return new ChangeFeed();
  }

  /** Starts to listen, and goes on after losses of the connection until it is closed. */
  public static ChangeFeed of(Database database) {
    ChangeFeed feed = new ChangeFeed();
    Thread thread = new Thread(() -> feed.listen(database), "change-feed");
    thread.setDaemon(true);
    thread.start();
    return feed;
  }

  /** A number that is another one after a change; {@link #UNKNOWN} while not listening. */
  long version() {
    return live ? changes.get() : UNKNOWN;
  }

  private void listen(Database database) {
    boolean warned = false;
    while (!isClosed()) {
      try (Connection open = database.connect()) {
        connection = open;
        follow(open);
      } catch (SQLException e) {
        if (!isClosed() && !warned) {
          warned = true;
          LOG.warn("not told of changes for now, so more is queried: {}", e.getMessage());
        }
      } finally {
        warned = warned && !live;
        live = false;
      }
      pause();
    }
  }

  private void follow(Connection open) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute(LISTEN);
    }
    // What changed before is not told, so what was kept until now is not used.
    changes.incrementAndGet();
    live = true;
    PGConnection notifications = open.unwrap(PGConnection.class);
    while (!isClosed()) {
      PGNotification[] told = notifications.getNotifications(CHECK_MILLIS);
      if (told != null && told.length > 0) {
        changes.incrementAndGet();
      } else if (!open.isValid(VALIDATION_SECONDS)) {
        throw new SQLException("the connection was lost");
      }
    }
  }

  private void pause() {
    try {
      if (closed.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.debug("closed");
      }
    } catch (InterruptedException e) {
      closed.countDown();
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
    Connection open = connection;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("the connection of the change feed did not close cleanly", e);
      }
    }
  }
}
