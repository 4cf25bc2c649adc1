package io.dawsos.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one request over and over on kept connections, a thread for each. It shares the processors
 * with the server, so it does little: the status is checked, the body skipped.
 */
final class Load {
  private static final int BUFFER = 1 << 16;
  private static final int FEW = 2;
  private static final long COMPILING = TimeUnit.SECONDS.toNanos(75);
  private static final int MOST_WARMING_ROUNDS = 60;
  private static final int STEADY_ROUNDS = 4;
  private static final double STEADY = 1.03;

  private final int port;
  private final byte[] request;

  Load(int port, String request) {
    this.port = port;
    this.request = request.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Asks until the server is warm: first on few connections, which leave processor time to the
   * compiler of the JVM, then as measured until the rate of a round is no longer above those
   * before.
   */
  void warm(int connections, long roundNanos) throws Exception {
    throughput(FEW, COMPILING);
    double best = 0;
    for (int round = 0, since = 0; round < MOST_WARMING_ROUNDS && since < STEADY_ROUNDS; round++) {
      double rate = throughput(connections, roundNanos).perSecond();
      since = rate > best * STEADY ? 0 : since + 1;
      best = Math.max(best, rate);
    }
  }

  /** Asks as fast as the answers come, for so long. */
  Answers throughput(int connections, long nanos) throws Exception {
    return all(
        connections,
        (connection, latencies) -> {
          long end = System.nanoTime() + nanos;
          for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            connection.exchange();
            latencies.add(System.nanoTime() - now);
          }
        });
  }

  /**
   * Asks at a steady rate. A request that has to wait for a free connection counts from the moment
   * when it was due.
   */
  Answers atRate(int connections, double perSecond, long nanos) throws Exception {
    AtomicLong next = new AtomicLong();
    long start = System.nanoTime();
    double gap = 1e9 / perSecond;
    return all(
        connections,
        (connection, latencies) -> {
          while (true) {
            long due = start + (long) (next.getAndIncrement() * gap);
            if (due - start > nanos) {
              return;
            }
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
              LockSupport.parkNanos(wait);
            }
            connection.exchange();
            latencies.add(System.nanoTime() - due);
          }
        });
  }

  /** Connects many clients that then ask once each, all at the same moment. */
  Answers burst(int clients) throws Exception {
    CyclicBarrier ready = new CyclicBarrier(clients);
    return all(
        clients,
        (connection, latencies) -> {
          ready.await();
          long start = System.nanoTime();
          connection.exchange();
          latencies.add(System.nanoTime() - start);
        });
  }

  /** What one thread does with its connection. */
  private interface Client {
    void run(Connection connection, List<Long> latencies) throws Exception;
  }

  private Answers all(int clients, Client client) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Callable<List<Long>>> work = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        work.add(
            () -> {
              List<Long> latencies = new ArrayList<>();
              try (Connection connection = new Connection()) {
                client.run(connection, latencies);
              }
              return latencies;
            });
      }
      long start = System.nanoTime();
      List<Long> latencies = new ArrayList<>();
      for (Future<List<Long>> done : threads.invokeAll(work)) {
        latencies.addAll(done.get());
      }
      return new Answers(latencies, System.nanoTime() - start);
    } finally {
      threads.shutdownNow();
    }
  }

  /** One kept connection. */
  private final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] skipped = new byte[BUFFER];

    Connection() throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      out = socket.getOutputStream();
    }

    void exchange() throws IOException {
      out.write(request);
      String status = line();
      if (!status.startsWith("HTTP/1.1 200")) {
        throw new IOException("answered " + status);
      }
      long length = -1;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
          length = Long.parseLong(header.substring(15).strip());
        }
      }
      if (length >= 0) {
        skip(length);
      } else {
        skipChunks();
      }
    }

    private void skipChunks() throws IOException {
      for (int size = chunk(); size > 0; size = chunk()) {
        skip(size);
        line();
      }
      line();
    }

    private int chunk() throws IOException {
      return Integer.parseInt(line(), 16);
    }

    private void skip(long bytes) throws IOException {
      for (long left = bytes; left > 0; ) {
        int read = in.read(skipped, 0, (int) Math.min(skipped.length, left));
        if (read < 0) {
          throw new EOFException("the answer was cut off");
        }
        left -= read;
      }
    }

    private String line() throws IOException {
      StringBuilder text = new StringBuilder(64);
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException("the connection was closed");
        }
        if (c != '\r') {
          text.append((char) c);
        }
      }
      return text.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
