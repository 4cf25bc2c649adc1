package io.dawsos.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** A collector on loopback that takes spans in OTLP over HTTP and forgets them. */
final class SpanSink implements AutoCloseable {
  private static final int OK = 200;
  private static final int NO_BODY = -1;

  private final HttpServer server;

  SpanSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
          exchange.sendResponseHeaders(OK, NO_BODY);
          exchange.close();
        });
    server.start();
  }

  /** What has a service send this share of its traces here. */
  Map<String, String> environment(double ratio) {
    return Map.of(
        "OTEL_TRACES_SAMPLER_ARG",
        Double.toString(ratio),
        "OTEL_EXPORTER_OTLP_PROTOCOL",
        "http/protobuf",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
