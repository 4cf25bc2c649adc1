package io.dawsos.api;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Puts on every answer what tells browsers to do nothing with it: it is data, for whoever asked.
 * What is said here of caching is for answers that do not say it themselves.
 */
public final class SecurityHeaders extends Handler.Wrapper {
  private static final HttpField[] ALWAYS = {
    new PreEncodedHttpField(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
    new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
    new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
    new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store")
  };

  /** A year; for the host alone, as nothing is known of what else its domain serves. */
  private static final HttpField OVER_TLS =
      new PreEncodedHttpField(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=31536000");

  /** Puts the headers; that of TLS only on answers to requests over it. */
  static void put(HttpFields.Mutable headers, Request request) {
    for (HttpField field : ALWAYS) {
      headers.put(field);
    }
    if (request.isSecure()) {
      headers.put(OVER_TLS);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    put(response.getHeaders(), request);
    return super.handle(request, response, callback);
  }
}
