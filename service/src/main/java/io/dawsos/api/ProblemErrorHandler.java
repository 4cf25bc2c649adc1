package io.dawsos.api;

import java.util.Locale;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches a resource, such as a malformed request line, as a problem. */
public final class ProblemErrorHandler extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    String code = Problem.code(status);
    String title = HttpStatus.getMessage(status);
    SecurityHeaders.put(response.getHeaders(), request);
    String requestId = UUID.randomUUID().toString();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE.toString());
    response.getHeaders().put("X-Request-Id", requestId);
    // Every part is a constant or a UUID, so nothing needs escaping.
    String body =
        """
        {"type":"/problems/%s","title":"%s","status":%d,"code":"%s",\
        "detail":"the request was refused before it was read","request_id":"%s","trace_id":"%s"}"""
            .formatted(
                code.toLowerCase(Locale.ROOT).replace('_', '-'),
                title,
                status,
                code,
                requestId,
                requestId.replace("-", ""));
    Content.Sink.write(response, true, body, callback);
    return true;
  }
}
