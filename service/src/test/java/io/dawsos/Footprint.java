package io.dawsos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.dawsos.database.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a service holds: threads and connections. */
final class Footprint {
  /** Threads of those who ask, of the tests and of the JVM. */
  private static final Pattern FOREIGN =
      Pattern.compile("(client|HttpClient|junit|ForkJoinPool\\.commonPool).*");

  private final TestDatabase database;
  private final Map<String, Long> threads;

  private Footprint(TestDatabase database, Map<String, Long> threads) {
    this.database = database;
    this.threads = threads;
  }

  /** What is held now, by services over the database. */
  static Footprint now(TestDatabase database) {
    return new Footprint(database, threads());
  }

  /** Counts live threads by name without numbers, and apart those that are in code of DawsOS. */
  private static Map<String, Long> threads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> !FOREIGN.matcher(thread.getKey().getName()).matches())
        .collect(
            Collectors.groupingBy(
                thread -> label(thread.getKey().getName(), thread.getValue()),
                TreeMap::new,
                Collectors.counting()));
  }

  private static String label(String name, StackTraceElement[] stack) {
    boolean busy = false;
    for (StackTraceElement frame : stack) {
      busy |= frame.getClassName().startsWith("io.dawsos.");
    }
    return name.replaceFirst("@.*", "").replaceAll("[0-9]+", "#") + (busy ? ", busy" : "");
  }

  /** Waits until no more is held than at the time of this footprint, and nothing is under way. */
  void awaitReturn(MetricRegistry metrics) {
    // Polled in this thread, as another one would be counted.
    await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(8))
        .untilAsserted(
            () -> {
              assertThat(grown()).as("threads beyond those of %s", threads).isEmpty();
              assertThat(inUse(metrics)).hasSize(4).allSatisfy((name, n) -> assertThat(n).isZero());

              assertThat(statements()).isZero();
            });
  }

  private Map<String, Long> grown() {
    Map<String, Long> now = threads();
    Map<String, Long> total = idleAndBusy(now);
    Map<String, Long> before = idleAndBusy(threads);
    now.entrySet()
        .removeIf(
            each ->
                each.getKey().endsWith(", busy")
                    ? each.getValue() <= threads.getOrDefault(each.getKey(), 0L)
                    : total.getOrDefault(each.getKey(), 0L)
                        <= before.getOrDefault(each.getKey(), 0L));
    return now;
  }

  private static Map<String, Long> idleAndBusy(Map<String, Long> threads) {
    Map<String, Long> total = new TreeMap<>();
    threads.forEach((name, count) -> total.merge(name.replace(", busy", ""), count, Long::sum));
    return total;
  }

  /** Connections in use, and threads that wait for one, of both pools. */
  private static Map<String, Integer> inUse(MetricRegistry metrics) {
    Map<String, Integer> counts = new TreeMap<>();
    metrics
        .getMetrics()
        .forEach(
            (name, metric) -> {
              if (name.matches(".*\\.database(-service)?\\.(active|waiting)")) {
                counts.put(name, number((Gauge<?>) metric));
              }
            });
    return counts;
  }

  private static int number(Gauge<?> gauge) {
    return ((Number) gauge.getValue()).intValue();
  }

  /** Sessions of the database that execute something, or left a transaction open. */
  private int statements() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                          and backend_type = 'client backend' and state <> 'idle'""")
                    .mapTo(int.class)
                    .one());
  }
}
