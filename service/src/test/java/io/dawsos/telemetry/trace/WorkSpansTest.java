package io.dawsos.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.database.TestDatabase;
import io.dawsos.job.Observers;
import io.dawsos.job.PackBuildListener.Building;
import io.dawsos.pack.PackId;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderRefusal;
import io.dawsos.provider.http.ProviderSettings;
import io.dawsos.schedule.JobRunner;
import io.dawsos.schedule.NightlyStep;
import io.dawsos.schedule.StepOutcome;
import io.dawsos.schedule.store.RunStore;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.semconv.DbAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The spans of statements, jobs, builds and calls of providers. */
class WorkSpansTest {
  private static final LocalDate MONDAY = LocalDate.of(2025, 6, 2);

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final TestTracing tracing = TestTracing.sampled();
  private final Observers observers = tracing.tracing().observers();

  @AfterEach
  void stop() {
    tracing.close();
  }

  @Test
  void aStatementTellsItsOperationAndTableAndNeverItsValues() {
    observers.statements().attach(database.jdbi());

    tracing.around(
        () ->
            database
                .jdbi()
                .useHandle(
                    handle ->
                        handle
                            .createQuery("select relname from pg_class where relname = :name")
                            .bind("name", "planted-value")
                            .mapTo(String.class)
                            .list()));

    SpanData span = tracing.span("SELECT pg_class");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(span.getParentSpanId()).isEqualTo(tracing.span("test").getSpanId());
    assertThat(span.getAttributes().get(DbAttributes.DB_OPERATION_NAME)).isEqualTo("SELECT");
    assertThat(span.getAttributes().get(DbAttributes.DB_COLLECTION_NAME)).isEqualTo("pg_class");
    assertThat(span.getAttributes().get(DbAttributes.DB_SYSTEM_NAME)).isEqualTo("postgresql");
    assertThat(span.toString()).doesNotContain("planted").doesNotContain("relname");
  }

  @Test
  void theServerSeesTheTraceInACommentOfTheStatement() {
    observers.statements().attach(database.jdbi());
    AtomicReference<String> seen = new AtomicReference<>();
    String sql = "select query from pg_stat_activity where pid = pg_backend_pid()";

    Span span =
        tracing.around(
            () ->
                seen.set(
                    database
                        .jdbi()
                        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one())));

    assertThat(seen.get())
        .endsWith(
            sql
                + " /*traceparent='00-%s-%s-01'*/"
                    .formatted(
                        span.getSpanContext().getTraceId(), span.getSpanContext().getSpanId()));
  }

  @Test
  void aStatementOutsideOfAnyTraceIsNone() {
    observers.statements().attach(database.jdbi());

    database.jdbi().useHandle(handle -> handle.execute("select 1"));

    assertThat(tracing.spans()).isEmpty();
  }

  private static NightlyStep step(String name, StepOutcome outcome, Runnable work) {
    return new NightlyStep() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public StepOutcome run(LocalDate date) {
        work.run();
        return outcome;
      }
    };
  }

  @Test
  void aRunOfAJobIsOneTraceWithASpanForEachStep() {
    RunStore store = new RunStore(database.jdbi(), () -> Instant.EPOCH);

    new JobRunner(
            "nightly",
            List.of(
                step(
                    "build_pack",
                    StepOutcome.done(3, "built"),
                    () -> {
                      Building building =
                          observers.packs().started(PackId.fromString("PP_2025-06-02"));
                      building.ended(null, null);
                    }),
                step("reconcile", StepOutcome.failed("off by 12.34", List.of(), ""), () -> {})),
            store,
            observers.steps())
        .run(MONDAY, "command", false);

    SpanData run = tracing.span("job.run");
    assertThat(run.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(tracing.spans())
        .filteredOn(span -> span.getName().equals("job.step"))
        .allMatch(span -> span.getParentSpanId().equals(run.getSpanId()))
        .extracting(
            span ->
                span.getAttributes().get(SpanNames.STEP)
                    + " "
                    + span.getAttributes().get(SpanNames.OUTCOME))
        .containsExactly("build_pack done", "reconcile failed");
    SpanData build = tracing.span("build_pricing_pack");
    assertThat(build.getTraceId()).isEqualTo(run.getTraceId());
    assertThat(build.getAttributes().get(SpanNames.OUTCOME)).isEqualTo("incomplete");
    assertThat(tracing.spans().toString()).doesNotContain("12.34");
  }

  @Test
  void aRunThatAnotherProcessAskedForIsLinkedToItsTrace() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    try (TestTracing asked =
        TestTracing.sampled(Map.of("TRACEPARENT", "00-%s-b7ad6b7169203331-01".formatted(trace)))) {
      RunStore store = new RunStore(database.jdbi(), () -> Instant.EPOCH);

      new JobRunner(
              "nightly",
              List.of(step("build_pack", StepOutcome.done(1, "built"), () -> {})),
              store,
              asked.tracing().observers().steps())
          .run(MONDAY, "command", false);

      assertThat(asked.span("job.run").getLinks())
          .singleElement()
          .satisfies(link -> assertThat(link.getSpanContext().getTraceId()).isEqualTo(trace));
      assertThat(asked.span("job.run").getTraceId()).isNotEqualTo(trace);
    }
  }

  @Test
  void anExchangeWithAProviderIsAClientSpanThatTheProviderIsToldOf() {
    try (FakeProvider fake = new FakeProvider()) {
      fake.answers(FakeProvider.Response.of(200, "{}"));

      Span span =
          tracing.around(
              () ->
                  new ProviderClient(
                          ProviderSettings.defaults("fmp", fake.url()), observers.exchanges())
                      .json("a/b", Map.of("q", "planted")));

      SpanData fetch = tracing.span("provider.fetch");
      assertThat(fetch.getParentSpanId()).isEqualTo(span.getSpanContext().getSpanId());
      assertThat(fetch.getAttributes().get(SpanNames.SECURITY_ID)).isNull();
      SpanData exchange = tracing.span("GET");
      assertThat(exchange.getKind()).isEqualTo(SpanKind.CLIENT);
      assertThat(exchange.getParentSpanId()).isEqualTo(fetch.getSpanId());
      assertThat(exchange.getAttributes().get(SpanNames.PROVIDER)).isEqualTo("fmp");
      assertThat(exchange.getAttributes().get(HttpAttributes.HTTP_RESPONSE_STATUS_CODE))
          .isEqualTo(200);
      assertThat(exchange.getAttributes().get(UrlAttributes.URL_FULL)).endsWith("/a/b");
      assertThat(fake.requests().get(0).headers().get("Traceparent"))
          .singleElement()
          .asString()
          .startsWith("00-%s-%s-0".formatted(exchange.getTraceId(), exchange.getSpanId()));
    }
  }

  @Test
  void aCallOfAProviderThatIsRepeatedIsOneSpanOverItsExchanges() {
    try (FakeProvider fake = new FakeProvider()) {
      fake.answers(FakeProvider.Response.of(503, ""), FakeProvider.Response.of(404, ""));

      tracing.around(
          () ->
              assertThatThrownBy(
                      () ->
                          new ProviderClient(
                                  ProviderSettings.defaults("fmp", fake.url()),
                                  observers.exchanges())
                              .about("AAPL")
                              .json("a/b", Map.of()))
                  .isInstanceOf(ProviderRefusal.class));

      SpanData fetch = tracing.span("provider.fetch");
      assertThat(tracing.spans())
          .filteredOn(span -> span.getName().equals("GET"))
          .hasSize(2)
          .allMatch(exchange -> exchange.getParentSpanId().equals(fetch.getSpanId()));
      assertThat(fetch.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
      assertThat(fetch.getAttributes().asMap().keySet())
          .extracting(AttributeKey::getKey)
          .containsAll(TraceContract.attributes("provider.fetch"));
      assertThat(fetch.getAttributes().get(SpanNames.SECURITY_ID)).isEqualTo("AAPL");
      assertThat(fetch.getAttributes().get(SpanNames.PROVIDER)).isEqualTo("fmp");
    }
  }
}
