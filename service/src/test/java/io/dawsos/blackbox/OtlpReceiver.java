package io.dawsos.blackbox;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A collector on loopback that takes traces over OTLP's http/protobuf and reads them. */
final class OtlpReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<String> bytes = new CopyOnWriteArrayList<>();

  OtlpReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** A span, with what its resource says. */
  record Span(
      String traceId,
      String spanId,
      String parentId,
      String name,
      Map<String, String> attributes,
      Map<String, String> resource) {}

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream stream =
        packed
            ? new GZIPInputStream(new ByteArrayInputStream(body))
            : new ByteArrayInputStream(body)) {
      byte[] message = stream.readAllBytes();
      bytes.add(new String(message, StandardCharsets.ISO_8859_1));
      for (UnknownFieldSet resourceSpans : messages(UnknownFieldSet.parseFrom(message), 1)) {
        read(resourceSpans);
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void read(UnknownFieldSet resourceSpans) throws IOException {
    Map<String, String> resource = attributes(messages(resourceSpans, 1).get(0), 1);
    for (UnknownFieldSet scopeSpans : messages(resourceSpans, 2)) {
      for (UnknownFieldSet span : messages(scopeSpans, 2)) {
        spans.add(
            new Span(
                hex(span, 1),
                hex(span, 2),
                hex(span, 4),
                text(span, 5),
                attributes(span, 9),
                resource));
      }
    }
  }

  private static List<UnknownFieldSet> messages(UnknownFieldSet in, int field) throws IOException {
    List<UnknownFieldSet> messages = new java.util.ArrayList<>();
    for (ByteString each : in.getField(field).getLengthDelimitedList()) {
      messages.add(UnknownFieldSet.parseFrom(each));
    }
    return messages;
  }

  private static Map<String, String> attributes(UnknownFieldSet in, int field) throws IOException {
    Map<String, String> attributes = new TreeMap<>();
    for (UnknownFieldSet pair : messages(in, field)) {
      attributes.put(text(pair, 1), value(messages(pair, 2).get(0)));
    }
    return attributes;
  }

  private static String value(UnknownFieldSet value) {
    Map.Entry<Integer, Field> only = value.asMap().entrySet().iterator().next();
    return switch (only.getKey()) {
      case 1 -> text(value, 1);
      case 2, 3 -> String.valueOf(only.getValue().getVarintList().get(0));
      case 4 -> String.valueOf(Double.longBitsToDouble(only.getValue().getFixed64List().get(0)));
      default -> String.valueOf(only.getValue().getLengthDelimitedList());
    };
  }

  private static String hex(UnknownFieldSet in, int field) {
    List<ByteString> values = in.getField(field).getLengthDelimitedList();
    return values.isEmpty() ? "" : HexFormat.of().formatHex(values.get(0).toByteArray());
  }

  private static String text(UnknownFieldSet in, int field) {
    List<ByteString> values = in.getField(field).getLengthDelimitedList();
    return values.isEmpty() ? "" : values.get(0).toStringUtf8();
  }

  /** Where it listens. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The spans of a trace, in the order in which they came. */
  List<Span> spans(String traceId) {
    return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
  }

  /** All spans, in the order in which they came. */
  List<Span> spans() {
    return List.copyOf(spans);
  }

  /** All that came, byte by byte as characters. */
  String bytes() {
    return String.join("", bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
