package io.dawsos.api;

import io.dawsos.executor.ClientWatch;
import io.dawsos.executor.Watch;
import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Sees that the client of a request in progress has closed its connection. Jetty itself reads
 * nothing between the end of a request and its answer, so an end of the stream goes unseen; this
 * asks the selector to be told of anything to read. A byte of a next request is put back.
 *
 * <p>Works for HTTP/1.1 without TLS; other connections are not watched. The request must have been
 * read to its end.
 */
final class ClientConnection implements ClientWatch {
  private final Provider<HttpServletRequest> requests;

  /**
   * Of the request that the thread serves when it starts to watch.
   *
   * @param requests finds it
   */
  ClientConnection(Provider<HttpServletRequest> requests) {
    this.requests = requests;
  }

  @Override
  public Watch start(Runnable gone) {
    ConnectionMetaData meta =
        ServletContextRequest.getServletContextRequest(requests.get()).getConnectionMetaData();
    if (meta.getHttpVersion().getVersion() <= HttpVersion.HTTP_1_1.getVersion()
        && meta.getConnection() instanceof Connection.UpgradeTo connection
        && meta.getConnection().getEndPoint() instanceof SocketChannelEndPoint endPoint) {
      EndOfStream end = new EndOfStream(endPoint, connection, gone);
      endPoint.tryFillInterested(end);
      return end;
    }
    return () -> {};
  }

  /** Waits for something to read; while it does, nobody else touches the connection. */
  private static final class EndOfStream implements Callback, Watch {
    private final SocketChannelEndPoint endPoint;
    private final Connection.UpgradeTo connection;
    private final Runnable gone;
    private boolean closed;

    EndOfStream(SocketChannelEndPoint endPoint, Connection.UpgradeTo connection, Runnable gone) {
      this.endPoint = endPoint;
      this.connection = connection;
      this.gone = gone;
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    @Override
    public synchronized void succeeded() {
      if (!closed && isAtEnd()) {
        gone.run();
      }
    }

    private boolean isAtEnd() {
      ByteBuffer oneByte = BufferUtil.allocate(1);
      try {
        int filled = endPoint.fill(oneByte);
        if (filled > 0) {
          connection.onUpgradeTo(oneByte);
        } else if (filled == 0) {
          endPoint.tryFillInterested(this);
        }
        return filled < 0;
      } catch (IOException e) {
        return true;
      }
    }

    @Override
    public synchronized void failed(Throwable reason) {
      // Jetty's idle time passes while the client waits as it should.
      if (!closed && !(reason instanceof TimeoutException)) {
        gone.run();
      }
    }

    @Override
    public void stop() {
      synchronized (this) {
        closed = true;
      }
      // Takes the interest back, by telling of what is ignored from now on.
      endPoint.getFillInterest().fillable();
    }
  }
}
