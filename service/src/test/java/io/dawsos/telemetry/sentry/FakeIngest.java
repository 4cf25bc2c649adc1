package io.dawsos.telemetry.sentry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes envelopes of Sentry on loopback, and keeps what was sent, unpacked. */
public final class FakeIngest implements AutoCloseable {
  private final HttpServer server;
  private final List<String> envelopes = new CopyOnWriteArrayList<>();

  /** Starts on a free port. */
  public FakeIngest() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream text =
        packed
            ? new GZIPInputStream(new ByteArrayInputStream(body))
            : new ByteArrayInputStream(body)) {
      envelopes.add(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
    exchange.sendResponseHeaders(200, 2);
    exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  /** The DSN of a project here. */
  public String dsn() {
    return "http://public@127.0.0.1:%d/1".formatted(server.getAddress().getPort());
  }

  /** Where whatever is sent is taken, too. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was sent, each with its header lines. */
  public List<String> envelopes() {
    return List.copyOf(envelopes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
