package io.dawsos.provider.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A provider on loopback that answers by a script: each path in turn what it was told, the last
 * answer for ever.
 */
public final class FakeProvider implements AutoCloseable {
  static {
    // Else every answer takes 40 ms: the server sends headers and body in two packets.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private final Map<String, Deque<Response>> script = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** Starts on a free port. */
  public FakeProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * A request as it came in; the query is not decoded, header names are as Java normalises them.
   */
  public record Request(String path, String query, Map<String, List<String>> headers) {}

  /** What becomes of a body on its way. */
  public enum Delivery {
    /** It is sent with its length. */
    WHOLE,
    /** It is announced 100 bytes longer, and the connection closes after it. */
    CUT,
    /** It is sent in chunks, and the connection closes before the last one. */
    CUT_CHUNKS,
    /** It is followed by a byte every few milliseconds without end. */
    DRIP,
    /** The connection closes without an answer. */
    NONE
  }

  /** One answer. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Response(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
    /** A whole answer. */
    public static Response of(int status, String body) {
      return new Response(status, Map.of(), body.getBytes(StandardCharsets.UTF_8), Delivery.WHOLE);
    }

    /** The same with one more header. */
    public Response header(String name, String value) {
      Map<String, String> all = new TreeMap<>(headers);
      all.put(name, value);
      return new Response(status, all, body, delivery);
    }

    /** The same with other bytes. */
    public Response body(byte[] bytes) {
      return new Response(status, headers, bytes, delivery);
    }

    /** The same, delivered otherwise. */
    public Response by(Delivery other) {
      return new Response(status, headers, body, other);
    }
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers every path that has no script of its own. */
  public FakeProvider answers(Response... responses) {
    return answersAt("", responses);
  }

  /** Answers one path; replaces its script. */
  public FakeProvider answersAt(String path, Response... responses) {
    script.put(path, new ArrayDeque<>(List.of(responses)));
    return this;
  }

  /** Answers one path with a file of the test resources under {@code /providers}. */
  public FakeProvider answersWithFile(String path, String file) {
    return answersAt(path, Response.of(200, "").body(file(file)));
  }

  /** The bytes of a file of the test resources under {@code /providers}. */
  public static byte[] file(String name) {
    try (InputStream stream = FakeProvider.class.getResourceAsStream("/providers/" + name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All requests so far, oldest first. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    requests.add(
        new Request(
            uri.getRawPath(),
            uri.getRawQuery() == null ? "" : uri.getRawQuery(),
            Map.copyOf(exchange.getRequestHeaders())));
    Response response = next(uri.getPath());
    response.headers().forEach(exchange.getResponseHeaders()::set);
    int length = response.body().length;
    switch (response.delivery()) {
      case WHOLE -> exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
      case CUT -> exchange.sendResponseHeaders(response.status(), length + 100);
      case CUT_CHUNKS, DRIP -> exchange.sendResponseHeaders(response.status(), 0);
      case NONE -> throw new IOException("closes without an answer");
    }
    OutputStream body = exchange.getResponseBody();
    body.write(response.body());
    body.flush();
    if (response.delivery() == Delivery.DRIP) {
      drip(body);
    }
    if (response.delivery() == Delivery.CUT_CHUNKS) {
      throw new IOException("closes before the last chunk");
    }
    exchange.close();
  }

  private void drip(OutputStream body) throws IOException {
    try {
      while (!closed.await(5, TimeUnit.MILLISECONDS)) {
        body.write(' ');
        body.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      hungUp.countDown();
      throw e;
    }
  }

  /** Waits at most ten seconds until a client closed its connection on an answer that dripped. */
  public boolean awaitHangUp() {
    try {
      return hungUp.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Response next(String path) {
    Deque<Response> own = script.get(path);
    Deque<Response> responses = own == null ? script.get("") : own;
    if (responses == null) {
      return Response.of(404, "");
    }
    synchronized (responses) {
      return responses.size() > 1 ? responses.removeFirst() : responses.getFirst();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
