package io.dawsos.telemetry.trace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * A collector on loopback that takes traces over OTLP's gRPC: HTTP/2, messages behind five bytes of
 * compression flag and length, the status in a trailer.
 */
final class GrpcCollector implements AutoCloseable {
  private static final String METHOD =
      "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

  private final Server server = new Server();
  private final ServerConnector connector =
      new ServerConnector(server, new HTTP2CServerConnectionFactory(new HttpConfiguration()));
  private final List<String> messages = new CopyOnWriteArrayList<>();

  GrpcCollector() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Export());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + connector.getLocalPort();
  }

  /** What came, byte by byte as characters. */
  List<String> messages() {
    return List.copyOf(messages);
  }

  private final class Export extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (!request.getHttpURI().getPath().equals(METHOD)) {
        return false;
      }
      ByteBuffer body = Content.Source.asByteBuffer(request);
      messages.add(StandardCharsets.ISO_8859_1.decode(body).toString());
      response.getHeaders().put("Content-Type", "application/grpc");
      response.setTrailersSupplier(() -> HttpFields.build().put("grpc-status", "0"));
      response.write(true, ByteBuffer.allocate(5), callback);
      return true;
    }
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }
}
