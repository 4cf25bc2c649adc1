package io.dawsos.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.executor.BoundedRunner;
import io.dawsos.executor.Deadline;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Slow work behind a real connection of HTTP/1.1. */
@Timeout(60)
class ClientConnectionTest {
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private final Semaphore watched = new Semaphore(0);
  private final Semaphore release = new Semaphore(0);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /** Waits to be released, or interrupted; then answers with its path. */
  private final class Slow extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      request.getInputStream().readAllBytes();
      String path = request.getPathInfo();
      String answer =
          new BoundedRunner(pool)
              .run(
                  () -> work(path),
                  Deadline.after(Duration.ofSeconds(40)),
                  gone -> {
                    var watch = new ClientConnection(() -> request).start(gone);
                    watched.release();
                    return watch;
                  });
      response.getOutputStream().print(answer);
    }
  }

  private String work(String path) throws InterruptedException {
    try {
      if (path.startsWith("/slow") && !release.tryAcquire(30, TimeUnit.SECONDS)) {
        return "forgotten";
      }
      return "answer of " + path;
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  @BeforeEach
  void start() throws Exception {
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new Slow()), "/*");
    server.setHandler(context);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
    pool.shutdownNow();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String path) throws IOException {
    socket
        .getOutputStream()
        .write(
            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody"
                .formatted(path)
                .getBytes(US_ASCII));
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
  }

  private static String answer(BufferedReader reader) throws IOException {
    assertThat(reader.readLine()).isEqualTo("HTTP/1.1 200 OK");
    int length = 0;
    for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring("content-length:".length()).strip());
      }
    }
    char[] body = new char[length];
    assertThat(reader.read(body)).isEqualTo(length);
    return new String(body);
  }

  private void awaitWatch() throws InterruptedException {
    assertThat(watched.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aClientThatClosesItsConnectionEndsTheWork() throws Exception {
    try (Socket socket = connect()) {
      send(socket, "/slow");
      awaitWatch();
    }

    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aClientThatResetsItsConnectionEndsTheWork() throws Exception {
    Socket socket = connect();
    send(socket, "/slow");
    awaitWatch();
    socket.setSoLinger(true, 0);
    socket.close();

    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theConnectionServesFurtherRequestsAfterwards() throws Exception {
    try (Socket socket = connect()) {
      BufferedReader reader = reader(socket);
      for (String path : new String[] {"/slow/1", "/slow/2", "/quick", "/slow/3"}) {
        send(socket, path);
        if (path.startsWith("/slow")) {
          awaitWatch();
          release.release();
        }
        assertThat(answer(reader)).isEqualTo("answer of " + path);
      }
    }
    assertThat(interrupted.getCount()).isEqualTo(1);
  }

  @Test
  void noByteOfANextRequestIsLost() throws Exception {
    try (Socket socket = connect()) {
      BufferedReader reader = reader(socket);
      send(socket, "/slow/1");
      awaitWatch();
      send(socket, "/slow/2");
      send(socket, "/quick/3");
      // A request on another connection goes through the same selector, after what was sent here.
      try (Socket other = connect()) {
        send(other, "/quick");
        assertThat(answer(reader(other))).isEqualTo("answer of /quick");
      }
      release.release(2);

      assertThat(answer(reader)).isEqualTo("answer of /slow/1");
      assertThat(answer(reader)).isEqualTo("answer of /slow/2");
      assertThat(answer(reader)).isEqualTo("answer of /quick/3");
    }
    assertThat(interrupted.getCount()).isEqualTo(1);
  }
}
