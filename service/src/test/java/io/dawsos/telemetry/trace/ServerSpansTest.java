package io.dawsos.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.api.ProblemMapper;
import io.dawsos.api.RequestIds;
import io.dawsos.executor.ExecutionObserver;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class ServerSpansTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  private final TestTracing kept = TestTracing.sampled();
  private final TestTracing rare = TestTracing.unsampled(Duration.ZERO);
  private final ResourceExtension sampled = resources(kept);
  private final ResourceExtension unsampled = resources(rare);
  private final TestTracing slow = TestTracing.unsampled(Duration.ofNanos(1));
  private final ResourceExtension patient = resources(slow);

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

  private static ResourceExtension resources(TestTracing tracing) {
    return ResourceExtension.builder()
        .addResource(new Things())
        .addProvider(tracing.tracing().requests(""))
        .addProvider(new RequestIds.Filter())
        .addProvider(ProblemMapper.class)
        .setRegisterDefaultExceptionMappers(false)
        .build();
  }

  @AfterEach
  void stop() {
    kept.close();
    rare.close();
    slow.close();
    Things.work = () -> {};
  }

  private static Response get(
      ResourceExtension resources, String path, @Nullable String traceParent) {
    Invocation.Builder request = resources.target(path).request();
    return traceParent == null ? request.get() : request.header("traceparent", traceParent).get();
  }

  @Test
  void aRequestIsASpanOfItsCallersTraceNamedByItsRoute() {
    Response answer = get(sampled, "/v1/things/secret-4711", "00-%s-%s-01".formatted(TRACE, SPAN));

    SpanData span = kept.span("GET /v1/things/{id}");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(SPAN);
    assertThat(span.getAttributes().get(HttpAttributes.HTTP_ROUTE)).isEqualTo("/v1/things/{id}");
    assertThat(span.getAttributes().get(HttpAttributes.HTTP_RESPONSE_STATUS_CODE)).isEqualTo(200);
    assertThat(span.getAttributes().get(UrlAttributes.URL_SCHEME)).isEqualTo("http");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.toString()).doesNotContain("secret-4711");
    assertThat(answer.getHeaderString("traceparent"))
        .isEqualTo("00-%s-%s-01".formatted(TRACE, span.getSpanId()));
  }

  @Test
  void whatIsNotThereHasNoRouteAndIsNoErrorOfOurs() {
    get(sampled, "/john@example.org", null);

    SpanData span = kept.span("GET");
    assertThat(span.getAttributes().get(HttpAttributes.HTTP_ROUTE)).isNull();
    assertThat(span.getAttributes().get(HttpAttributes.HTTP_RESPONSE_STATUS_CODE)).isEqualTo(404);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.toString()).doesNotContain("john");
  }

  @Test
  void anErrorIsToldByItsTypeAndItsMessageWithoutWhatItQuotes() {
    get(sampled, "/v1/things/bad-canary", null);

    SpanData span = kept.span("GET /v1/things/{id}");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getAttributes().get(SpanNames.ERROR_TYPE)).isEqualTo("IllegalStateException");
    assertThat(span.getAttributes().get(SpanNames.ERROR_MESSAGE)).isEqualTo("lost [REDACTED]");
    assertThat(span.getAttributes().get(SpanNames.ERROR_STATUS)).isEqualTo("ERROR");
    assertThat(span.toString()).doesNotContain("canary");
  }

  @Test
  void ofWhatIsNotSampledOnlyErrorsAreKept() {
    get(unsampled, "/v1/things/1", null);
    Response failed = get(unsampled, "/v1/things/bad", "00-%s-%s-00".formatted(TRACE, SPAN));

    assertThat(rare.spans())
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getTraceId()).isEqualTo(TRACE);
              assertThat(span.getSpanContext().isSampled()).isTrue();
              assertThat(span.getParentSpanId()).isEqualTo(SPAN);
              assertThat(span.getName()).isEqualTo("GET /v1/things/{id}");
              assertThat(span.getAttributes().get(HttpAttributes.HTTP_RESPONSE_STATUS_CODE))
                  .isEqualTo(500);
              assertThat(failed.getHeaderString("traceparent"))
                  .as("the ids that were told")
                  .isEqualTo("00-%s-%s-00".formatted(TRACE, span.getSpanId()));
            });
  }

  @Test
  void ofWhatIsNotSampledSlowRequestsAreKeptWithAllThatHappenedInThem() {
    ExecutionObserver executions = slow.tracing().observers().executions();
    Things.work =
        () -> {
          executions.execution(TestTracing.REQUEST).ended(null);
          ExecutionObserver.Execution computing = executions.execution(TestTracing.REQUEST);
          computing.computes();
          slow.around(() -> {});
          computing.ended(new IllegalStateException("lost"));
        };
    Response answer = get(patient, "/v1/things/1", null);

    SpanData request = slow.span("GET /v1/things/{id}");
    assertThat(answer.getHeaderString("traceparent"))
        .isEqualTo("00-%s-%s-00".formatted(request.getTraceId(), request.getSpanId()));
    assertThat(slow.spans())
        .hasSize(4)
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
