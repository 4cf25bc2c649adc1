package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropwizardMetricsCollectorTest {
  private final MetricRegistry registry = new MetricRegistry();
  private final PrometheusRegistry prometheus = new PrometheusRegistry();

  DropwizardMetricsCollectorTest() {
    prometheus.register(new DropwizardMetricsCollector(registry));
  }

  private String scrape() {
    try {
      return Exposition.text(prometheus);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> samples() {
    return scrape().lines().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void metricsOfAGroupHaveOneNameAndLabels() {
    registry.gauge("io.dropwizard.db.ManagedPooledDataSource.database.active", () -> () -> 3);
    registry.gauge(
        "io.dropwizard.db.ManagedPooledDataSource.database-service.active", () -> () -> 4);
    registry.meter("io.dropwizard.jetty.MutableServletContextHandler.2xx-responses").mark(5);
    registry.meter("io.dropwizard.jetty.MutableServletContextHandler.5xx-responses").mark(6);
    registry.counter("io.dropwizard.jetty.MutableServletContextHandler.active-requests").inc();
    registry.timer("io.dropwizard.jetty.MutableServletContextHandler.get-requests");
    registry.timer("io.dawsos.access.ApiKeyStore$Dao.find");
    registry.timer("io.dawsos.pack.store.PackDao.list");
    registry.gauge("jvm.memory.heap.used", () -> () -> 1);

    assertThat(samples().stream().filter(line -> !line.contains("quantile=")))
        .containsExactlyInAnyOrder(
            "dw_database_pool_active{pool=\"database\"} 3.0",
            "dw_database_pool_active{pool=\"database-service\"} 4.0",
            "dw_jetty_responses_total{code=\"2xx\"} 5.0",
            "dw_jetty_responses_total{code=\"5xx\"} 6.0",
            "dw_jetty_all_active_requests 1.0",
            "dw_jetty_requests_seconds_count{method=\"get\"} 0",
            "dw_jdbi_statements_seconds_count{dao=\"ApiKeyStore.Dao\",method=\"find\"} 0",
            "dw_jdbi_statements_seconds_count{dao=\"PackDao\",method=\"list\"} 0",
            "dawsos_bridge_skipped_total 0.0");
  }

  private static void fill(MetricRegistry registry) {
    registry.counter("io.dawsos.Thing.open").inc(3);
    registry.meter("io.dawsos.Thing.requests").mark(2);
    registry.timer("org.example.Thing.get").update(1500, TimeUnit.MILLISECONDS);
    registry.histogram("io.dawsos.Thing.rows").update(7);
    registry.gauge("io.dawsos.Thing.ratio", () -> () -> 0.5);
  }

  @Test
  void showsEveryKindOfMetricUnderItsOwnName() {
    fill(registry);

    assertThat(samples())
        .contains(
            "dw_io_dawsos_thing_open 3.0",
            "dw_io_dawsos_thing_requests_total 2.0",
            "dw_org_example_thing_get_seconds_count 1",
            "dw_io_dawsos_thing_rows_count 1",
            "dw_io_dawsos_thing_ratio 0.5",
            "dawsos_bridge_skipped_total 0.0")
        .anyMatch(
            line -> line.matches("dw_org_example_thing_get_seconds\\{quantile=\"0.5\"} 1\\.5"));
  }

  @Test
  void countersThatGoDownAreGauges() {
    registry.counter("open").inc(2);
    registry.counter("open").dec(3);

    assertThat(scrape()).contains("# TYPE dw_open gauge\ndw_open -1.0\n");
  }

  @Test
  void namesThatBecomeOneDoNotBreakTheScrape() {
    registry.counter("x.y").inc(1);
    registry.counter("X-Y").inc(2);
    registry.counter("x y").inc(3);

    assertThat(samples())
        .containsOnlyOnce("dw_x_y 2.0")
        .contains("dawsos_bridge_skipped_total 2.0");
  }

  @Test
  void namesWithSuffixesThatPrometheusReservesDoNotBreakTheScrape() {
    for (String suffix : List.of("total", "created", "bucket", "info", "count", "sum", "Total")) {
      registry.meter("x." + suffix).mark();
      registry.timer("t." + suffix);
      registry.gauge("g." + suffix, () -> () -> 1);
      registry.histogram("h." + suffix);
    }
    registry.meter("x").mark();
    registry.histogram("h");
    registry.timer("t");

    assertThat(samples()).contains("dw_x_total 1.0");
    assertThat(samples().stream().map(line -> line.substring(0, line.lastIndexOf(' '))))
        .doesNotHaveDuplicates();
  }

  @Test
  void aGaugeThatThrowsIsLeftOutAndCounted() {
    registry.gauge(
        "broken",
        () ->
            () -> {
              throw new IllegalStateException("closed");
            });
    registry.counter("sound").inc();

    assertThat(samples())
        .contains("dw_sound 1.0", "dawsos_bridge_skipped_total 1.0")
        .noneMatch(line -> line.startsWith("dw_broken"));
    assertThat(samples()).contains("dawsos_bridge_skipped_total 2.0");
  }

  @Test
  void gaugesOfTextAndNothingAreNoSamplesAndNoFailures() {
    registry.gauge("text", () -> () -> "idle");
    Gauge<Optional<String>> none = Optional::empty;
    registry.gauge("none", () -> none);
    registry.gauge("flag", () -> () -> true);

    assertThat(samples())
        .containsExactlyInAnyOrder("dw_flag 1.0", "dawsos_bridge_skipped_total 0.0");
  }

  @Test
  void strangeNamesBecomeValidOnes() {
    List.of("", ".", "ü", "a\"b\nc{d=\"e\"}", "_total", "total", "0", "..x..")
        .forEach(name -> registry.meter(name).mark());

    assertThat(samples())
        .allMatch(line -> line.matches("[a-zA-Z_:][a-zA-Z0-9_:]*(\\{[^}]*})? [-+0-9.eENaInf]+"));
  }

  @Test
  void promtoolFindsNothingToSay(@TempDir Path folder) throws Exception {
    fill(registry);

    Promtool.check(scrape(), folder);
  }
}
