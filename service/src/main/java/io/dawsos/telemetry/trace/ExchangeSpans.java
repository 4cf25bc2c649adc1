package io.dawsos.telemetry.trace;

import io.dawsos.provider.http.ExchangeListener;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import java.net.URI;

/**
 * A span for each call of a provider, and within it a client span for each of its requests, which
 * tell the provider of the trace.
 */
final class ExchangeSpans implements ExchangeListener {
  private final Spans spans;
  private final TextMapPropagator propagator;

  ExchangeSpans(Spans spans, TextMapPropagator propagator) {
    this.spans = spans;
    this.propagator = propagator;
  }

  @Override
  public Fetching fetching(Fetch fetch) {
    SpanBuilder builder =
        spans.builder(SpanNames.PROVIDER_FETCH).setAttribute(SpanNames.PROVIDER, fetch.provider());
    if (fetch.security() != null) {
      builder.setAttribute(SpanNames.SECURITY_ID, fetch.security());
    }
    Span span = builder.startSpan();
    Scope current = Spans.entered(span);
    return failure -> {
      current.close();
      if (failure != null) {
        spans.failed(span, failure);
      }
      span.end();
    };
  }

  @Override
  public Sent started(Sending sending) {
    URI address = sending.address();
    Span span =
        spans
            .builder("GET")
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, "GET")
            .setAttribute(ServerAttributes.SERVER_ADDRESS, address.getHost())
            .setAttribute(ServerAttributes.SERVER_PORT, (long) port(address))
            .setAttribute(UrlAttributes.URL_FULL, address.toString())
            .setAttribute(SpanNames.PROVIDER, sending.provider())
            .startSpan();
    propagator.inject(
        Context.current().with(span),
        sending,
        (carrier, name, value) -> {
          if (carrier != null) {
            carrier.headers().accept(name, value);
          }
        });
    return exchange -> end(span, exchange);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equals(address.getScheme()) ? 443 : 80;
  }

  private void end(Span span, Exchange exchange) {
    if (exchange.status() > 0) {
      span.setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) exchange.status());
    }
    if (exchange.outcome() != Outcome.OK) {
      String type =
          exchange.status() >= 400
              ? Integer.toString(exchange.status())
              : exchange.outcome().name();
      spans.failed(span, type, null);
    }
    span.end();
  }
}
