package io.dawsos.telemetry.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dawsos.database.Secret;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.dawsos.telemetry.privacy.Planted;
import io.dawsos.telemetry.privacy.Pseudonyms;
import io.sentry.Attachment;
import io.sentry.Breadcrumb;
import io.sentry.Sentry;
import io.sentry.protocol.Request;
import io.sentry.protocol.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class ErrorReportsTest {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorReportsTest.class);
  private static final PiiFilter FILTER = new PiiFilter(new Pseudonyms(new Secret("")));
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final FakeIngest ingest = new FakeIngest();

  @AfterEach
  void stop() {
    MDC.clear();
    ingest.close();
  }

  private void reporting(int maxPerMinute, Runnable work) {
    ErrorReports reports =
        ErrorReports.start(
                new SentryConfiguration(new Secret(ingest.dsn()), maxPerMinute, 0),
                "1.2.3",
                "test",
                FILTER)
            .orElseThrow();
    work.run();
    reports.close();
  }

  private String sent() {
    return String.join("\n", ingest.envelopes());
  }

  @Test
  void nothingThatIsHiddenAnywhereInAnEventIsSent() {
    Planted planted = new Planted(new Random(20_251_024));
    reporting(
        1_000,
        () -> {
          for (int i = 0; i < 25; i++) {
            Sentry.withScope(
                scope -> {
                  User user = new User();
                  user.setId(planted.secret());
                  user.setEmail(planted.secret());
                  scope.setUser(user);
                  scope.setTag("tag", planted.text());
                  scope.setTag("code", planted.secret());
                  scope.setExtra("extra", planted.text());
                  scope.setContexts("context", planted.payload(2));
                  scope.setTransaction(planted.text());
                  Request request = new Request();
                  request.setUrl(planted.text());
                  request.setData(planted.payload(2));
                  scope.setRequest(request);
                  scope.addAttachment(
                      new Attachment(planted.text().getBytes(StandardCharsets.UTF_8), "a.txt"));
                  Breadcrumb breadcrumb = new Breadcrumb();
                  breadcrumb.setMessage(planted.text());
                  breadcrumb.setCategory(planted.text());
                  planted.payload(2).forEach(breadcrumb::setData);
                  scope.addBreadcrumb(breadcrumb);
                  MDC.put("user", planted.secret());
                  LOG.warn("before: {}", planted.text());
                  LOG.error(
                      planted.text(),
                      new IllegalStateException(
                          planted.text(), new IllegalArgumentException(planted.text())));
                });
          }
        });

    assertThat(ingest.envelopes()).hasSize(25);
    assertThat(planted.secrets()).hasSizeGreaterThan(500);
    String sent = sent();
    assertThat(planted.secrets()).noneMatch(sent::contains);
  }

  @Test
  void anErrorIsReportedWithWhatHelps() {
    MDC.put("trace_id", TRACE);
    MDC.put("span_id", "b7ad6b7169203331");
    reporting(
        10,
        () -> {
          LOG.error(
              "the step failed", new DawsosException(ErrorCode.CAPABILITY_FAILED, "broken", ""));
        });

    assertThat(sent())
        .contains("the step failed")
        .contains("\"code\":\"CAPABILITY_FAILED\"")
        .contains("\"trace_id\":\"%s\"".formatted(TRACE))
        .contains("\"release\":\"dawsos@1.2.3\"")
        .contains("\"environment\":\"test\"")
        .contains("\"function\":\"anErrorIsReportedWithWhatHelps\"");
  }

  @Test
  void whatTheCallerDidOrWaitsForIsNotReported() {
    reporting(
        10,
        () -> {
          LOG.error(
              "refused", new DawsosException(ErrorCode.PORTFOLIO_UNKNOWN, "no portfolio", ""));
          LOG.error("warming", new DawsosException(ErrorCode.PACK_STALE, "not fresh", ""));
          LOG.warn("only a warning");
        });

    assertThat(ingest.envelopes()).isEmpty();
  }

  @Test
  void noMoreThanAsConfiguredAreReportedInAMinute() {
    reporting(
        3,
        () -> {
          for (int i = 0; i < 20; i++) {
            LOG.error("failure {}", i);
          }
        });

    assertThat(ingest.envelopes()).hasSize(3);
  }

  /** On Linux, for which the profiler is built. */
  @Test
  void aProfileTellsWhatRanAndNothingPersonalOfTheThread() {
    String portfolio = "11111111-1111-1111-1111-111111111111";
    // What waits at the end is sent for two seconds only, too few for a profile on a busy machine.
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              profile("values " + portfolio);
              return sent().contains("\"type\":\"profile_chunk\"");
            });

    assertThat(sent())
        .contains("\"function\":\"workForAWhile\"", "values [")
        .doesNotContain(portfolio);
  }

  private void profile(String threadName) throws InterruptedException {
    ErrorReports reports =
        ErrorReports.start(
                new SentryConfiguration(new Secret(ingest.dsn()), 10, 1), "1.2.3", "test", FILTER)
            .orElseThrow();
    Thread thread = new Thread(ErrorReportsTest::workForAWhile, threadName);
    thread.start();
    thread.join();
    reports.close();
  }

  private static void workForAWhile() {
    long start = System.nanoTime();
    double sum = 0;
    while (System.nanoTime() - start < 500_000_000) {
      sum += Math.sqrt(sum + 1);
    }
    assertThat(sum).isPositive();
  }

  @Test
  void withoutADsnOrWithABadOneNothingIsReportedAndNothingBreaks() {
    assertThat(
            ErrorReports.start(new SentryConfiguration(new Secret(""), 10, 1), "1", "test", FILTER))
        .isEmpty();
    assertThat(
            ErrorReports.start(
                new SentryConfiguration(new Secret("no url"), 10, 1), "1", "test", FILTER))
        .isEmpty();
    LOG.error("nobody hears of this");

    assertThat(ingest.envelopes()).isEmpty();
  }
}
