package io.dawsos.provider.http;

import io.dawsos.provider.http.ExchangeListener.Outcome;
import io.dawsos.provider.http.ProviderKey.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one GET and waits for the whole answer, at most for the time of an exchange. Failures are
 * replies too; none of them quotes what the HTTP client says, which may hold the URL and so the
 * key. Thread-safe.
 */
final class Transport {
  private final HttpClient client;
  private final ProviderSettings settings;

  Transport(ProviderSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(settings.timeouts().connect())
            .build();
  }

  /** Gets what is there, with headers beside its own. */
  Reply get(URI uri, Map<String, String> headers) {
    // Only the future is bounded to the last byte: the request's own timeout ends with the headers.
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request(uri, headers), info -> new BoundedBody(settings.maxResponseBytes()));
    try {
      HttpResponse<byte[]> response =
          answer.get(settings.timeouts().exchange().toMillis(), TimeUnit.MILLISECONDS);
      return Reply.of(response.statusCode(), response.headers(), decompressed(response));
    } catch (TimeoutException e) {
      return Reply.none(
          Outcome.TIMED_OUT, "no whole answer within " + settings.timeouts().exchange());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.none(Outcome.INTERRUPTED, "interrupted while it was asked");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } catch (IOException e) {
      return e instanceof BoundedBody.TooLargeException
          ? failed(e)
          : Reply.none(Outcome.GARBLED, "its compressed answer is damaged");
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(URI uri, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip").GET();
    headers.forEach(request::header);
    ProviderKey key = settings.key();
    if (key != null && key.place() == Place.HEADER) {
      request.header(key.field(), key.prefix() + key.secret().reveal());
    }
    return request.build();
  }

  private byte[] decompressed(HttpResponse<byte[]> response) throws IOException {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("gzip") || response.body().length == 0) {
      return response.body();
    }
    int limit = settings.maxResponseBytes();
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] body = stream.readNBytes(limit);
      if (stream.read() >= 0) {
        throw new BoundedBody.TooLargeException(limit);
      }
      return body;
    }
  }

  private Reply failed(@Nullable Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return Reply.none(Outcome.TIMED_OUT, "no connection within " + settings.timeouts().connect());
    }
    if (has(cause, BoundedBody.TooLargeException.class)) {
      return Reply.none(
          Outcome.TOO_LARGE,
          "its answer is larger than %d bytes".formatted(settings.maxResponseBytes()));
    }
    if (has(cause, ConnectException.class)) {
      return Reply.none(Outcome.UNREACHABLE, "no connection");
    }
    return has(cause, SSLException.class)
        ? Reply.none(Outcome.UNREACHABLE, "no trusted TLS connection")
        : Reply.none(Outcome.UNREACHABLE, "the connection broke before the answer was whole");
  }

  private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
