package io.dawsos.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests to one port with one API key; every answer is checked. */
record Api(int port, String key, AnswerCheck check) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** An answer with its body as text. */
  record Answer(int status, HttpHeaders headers, String body) {
    JsonNode json() {
      return Json.parse(body);
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /** A request to a path with the key, for tests that change something about it. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + key);
  }

  Answer get(String path) {
    return send(request(path));
  }

  /** Posts a body to {@code /v1/execute}. */
  Answer execute(String body) {
    return execute(BodyPublishers.ofString(body));
  }

  Answer execute(HttpRequest.BodyPublisher body) {
    return send(request("/v1/execute").header("Content-Type", "application/json").POST(body));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpRequest sent = request.build();
      HttpResponse<String> response = CLIENT.send(sent, BodyHandlers.ofString());
      Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
      check.check(sent, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Whether anything answers at the path. */
  boolean isUp(String path) {
    try {
      return get(path).status() > 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
