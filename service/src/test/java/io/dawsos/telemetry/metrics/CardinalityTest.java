package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.api.TestApplication;
import io.dawsos.database.TestDatabase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for what does not exist makes no series. */
class CardinalityTest {
  private static final int BATCH = 500;
  private static final int IDS = 100_000;

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void aHundredThousandIdsAddAHandfulOfSeries(@TempDir Path folder) throws Exception {
    try (TestApplication application = new TestApplication(DATABASE, folder, "")) {
      List<String> requests = requests(application.key());
      // Each once, so that what they all share is there.
      ask(application.port(), 0, requests.size(), requests);
      int before = series(application);

      for (int first = requests.size(); first < IDS; first += BATCH) {
        ask(application.port(), first, BATCH, requests);
      }

      Exposition after = scrape(application);
      assertThat(after.size()).isLessThan(before + 50);
      assertThat(after.value("http_requests_total", "route", "other", "status", "404"))
          .isGreaterThan(IDS / 10.0);
      assertThat(after.value("dawsos_requests_total", "pattern_id", "other", "status", "error"))
          .isGreaterThan(IDS / 10.0);
    }
  }

  /** Requests in which {@code ID} stands for an id that nothing has. */
  private static List<String> requests(String key) {
    String body = "{\"pattern_id\":\"mine_ID\"}";
    // Refused for their rate from some number on, after which they are answered all the faster.
    String authorization = "Authorization: Bearer " + key + "\r\n";
    return List.of(
        "GET /nothing/ID HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/patterns/ID HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n",
        "GET /v1/packs/ID?ID=ID HTTP/1.1\r\nHost: x\r\nX-Request-Id: ID\r\n\r\n",
        "POST /v1/execute HTTP/1.1\r\nHost: x\r\n"
            + authorization
            + "Content-Type: application/json\r\nContent-Length: "
            + body.replace("ID", id(0)).length()
            + "\r\n\r\n"
            + body,
        "POST /v1/execute HTTP/1.1\r\nHost: x\r\nX-User-ID: ID\r\nContent-Length: 0\r\n\r\n");
  }

  private static String id(int number) {
    return "%06d".formatted(number);
  }

  private static void ask(int port, int first, int count, List<String> requests)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      StringBuilder text = new StringBuilder();
      for (int i = first; i < first + count; i++) {
        text.append(requests.get(i % requests.size()).replace("ID", id(i)));
      }
      Thread sending =
          new Thread(
              () -> {
                try {
                  out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                  out.flush();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      sending.start();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = 0; i < count; i++) {
        skipAnswer(in);
      }
    }
  }

  private static void skipAnswer(InputStream in) throws IOException {
    int length = 0;
    String line = line(in);
    assertThat(line).startsWith("HTTP/1.1 4");
    while (!line.isEmpty()) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
      line = line(in);
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c;
    while ((c = in.read()) != '\n') {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static int series(TestApplication application) {
    return scrape(application).size();
  }

  private static Exposition scrape(TestApplication application) {
    HttpRequest.Builder request = application.at("/metrics");
    return Exposition.parse(application.send(request).body());
  }
}
