package io.dawsos.telemetry.trace;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dawsos.api.ProblemMapper;
import io.dawsos.api.RequestIds;
import io.dawsos.executor.ExecutionObserver;
import io.dawsos.telemetry.TestServer;
import io.dawsos.telemetry.http.FollowedRequests;
import io.dawsos.telemetry.http.FollowedRequests.Follower;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerSpansTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  private @Nullable TestTracing tracing;
  private @Nullable TestServer server;

  /** A resource that answers or fails. */
  @Path("/v1/things")
  public static final class Things {
    private static volatile Runnable work = () -> {};

    @GET
    @Path("/{id}")
    public String get(@PathParam("id") String id) {
      if (id.startsWith("bad")) {
        throw new IllegalStateException("lost \"" + id + "\"");
      }
      work.run();
      return id;
    }
  }

  /** A server whose requests are traced. */
  private TestTracing serve(TestTracing traced) throws Exception {
    tracing = traced;
    server =
        new TestServer(
            environment -> {
              Follower spans = traced.tracing().requests(environment.jersey(), "", Set.of("/page"));
              environment
                  .getApplicationContext()
                  .insertHandler(new FollowedRequests(List.of(spans)));
              environment.jersey().register(new Things());
              environment.jersey().register(new RequestIds.Filter());
              environment.jersey().register(ProblemMapper.class);
            });
    return traced;
  }

  @AfterEach
  void stop() {
    requireNonNull(server).close();
    requireNonNull(tracing).close();
    Things.work = () -> {};
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return requireNonNull(server).get(path, headers);
  }

  private static String header(HttpResponse<String> answer) {
    return answer.headers().firstValue("traceparent").orElseThrow();
  }

  @Test
  void aRequestIsASpanOfItsCallersTraceNamedByItsRoute() throws Exception {
    TestTracing kept = serve(TestTracing.sampled());
    HttpResponse<String> answer =
        get("/v1/things/secret-4711", "traceparent", "00-%s-%s-01".formatted(TRACE, SPAN));

    SpanData span = kept.awaited("GET /v1/things/{id}");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(SPAN);
    assertThat(span.getAttributes().get(HttpAttributes.HTTP_REQUEST_METHOD)).isEqualTo("GET");
    assertThat(span.getAttributes().get(HttpAttributes.HTTP_ROUTE)).isEqualTo("/v1/things/{id}");
    assertThat(span.getAttributes().get(HttpAttributes.HTTP_RESPONSE_STATUS_CODE)).isEqualTo(200);
    assertThat(span.getAttributes().get(UrlAttributes.URL_SCHEME)).isEqualTo("http");
    assertThat(span.getAttributes().get(UrlAttributes.URL_PATH)).isEqualTo("/v1/things/{id}");
    assertThat(span.getAttributes().get(ServerAttributes.SERVER_ADDRESS)).isEqualTo("127.0.0.1");
    assertThat(span.getAttributes().get(ServerAttributes.SERVER_PORT)).isPositive();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.toString()).doesNotContain("secret-4711");
    assertThat(header(answer)).isEqualTo("00-%s-%s-01".formatted(TRACE, span.getSpanId()));
  }

  @Test
  void whatIsNotThereHasNoRouteAndIsNoErrorOfOurs() throws Exception {
    TestTracing kept = serve(TestTracing.sampled());
    get("/page");
    get("/john@example.org");

    SpanData span = kept.awaited("GET");
    assertThat(span.getAttributes().get(HttpAttributes.HTTP_ROUTE)).isNull();
    assertThat(span.getAttributes().get(HttpAttributes.HTTP_RESPONSE_STATUS_CODE)).isEqualTo(404);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.toString()).doesNotContain("john");
    assertThat(kept.spans()).as("of what is not traced").hasSize(1);
  }

  @Test
  void anErrorIsToldByItsTypeAndItsMessageWithoutWhatItQuotes() throws Exception {
    TestTracing kept = serve(TestTracing.sampled());
    get("/v1/things/bad-canary");

    SpanData span = kept.awaited("GET /v1/things/{id}");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getAttributes().get(SpanNames.ERROR_TYPE)).isEqualTo("IllegalStateException");
    assertThat(span.getAttributes().get(SpanNames.ERROR_MESSAGE)).isEqualTo("lost [REDACTED]");
    assertThat(span.getAttributes().get(SpanNames.ERROR_STATUS)).isEqualTo("ERROR");
    assertThat(span.toString()).doesNotContain("canary");
  }

  @Test
  void ofWhatIsNotSampledOnlyErrorsAreKept() throws Exception {
    TestTracing rare = serve(TestTracing.unsampled(Duration.ZERO));
    get("/v1/things/1");
    HttpResponse<String> failed =
        get("/v1/things/bad", "traceparent", "00-%s-%s-00".formatted(TRACE, SPAN));

    SpanData span = rare.awaited("GET /v1/things/{id}");
    assertThat(rare.spans()).hasSize(1);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getSpanContext().isSampled()).isTrue();
    assertThat(span.getParentSpanId()).isEqualTo(SPAN);
    assertThat(span.getAttributes().get(HttpAttributes.HTTP_RESPONSE_STATUS_CODE)).isEqualTo(500);
    assertThat(header(failed))
        .as("the ids that were told")
        .isEqualTo("00-%s-%s-00".formatted(TRACE, span.getSpanId()));
  }

  @Test
  void ofWhatIsNotSampledSlowRequestsAreKeptWithAllThatHappenedInThem() throws Exception {
    TestTracing slow = serve(TestTracing.unsampled(Duration.ofNanos(1)));
    ExecutionObserver executions = slow.tracing().observers().executions();
    Things.work =
        () -> {
          executions.execution(TestTracing.REQUEST).ended(null);
          ExecutionObserver.Execution computing = executions.execution(TestTracing.REQUEST);
          computing.computes();
          slow.around(() -> {});
          computing.ended(new IllegalStateException("lost"));
        };
    HttpResponse<String> answer = get("/v1/things/1");

    SpanData request = slow.awaited("GET /v1/things/{id}");
    assertThat(header(answer))
        .isEqualTo("00-%s-%s-00".formatted(request.getTraceId(), request.getSpanId()));
    await().until(() -> slow.spans().size() == 4);
    assertThat(slow.spans())
        .allMatch(span -> span.getTraceId().equals(request.getTraceId()))
        .allMatch(span -> span.getSpanContext().isSampled())
        .allMatch(span -> span.getStartEpochNanos() <= span.getEndEpochNanos());
    assertThat(slow.spans())
        .filteredOn(span -> span.getName().equals("execute_pattern"))
        .allMatch(span -> span.getParentSpanId().equals(request.getSpanId()))
        .extracting(span -> span.getAttributes().get(SpanNames.CACHE_HIT))
        .containsExactlyInAnyOrder(true, null);
    assertThat(slow.span("test").getParentSpanId())
        .isIn(
            slow.spans().stream()
                .filter(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
                .map(SpanData::getSpanId)
                .toList());
  }
}
