package io.dawsos.telemetry.metrics;

import com.codahale.metrics.Metric;
import com.codahale.metrics.Timer;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Dropwizard metric is called in Prometheus: metrics of a group have one name, and what
 * tells them apart is a label.
 *
 * @param name without the suffix that its type adds
 * @param help what a reader is told of it
 */
record DropwizardName(String name, Labels labels, String help) {
  private static final Pattern OTHER = Pattern.compile("[^a-zA-Z0-9_]+");
  private static final Pattern RESERVED =
      Pattern.compile("_(total|created|bucket|info|count|sum)$");
  private static final List<Group> GROUPS =
      List.of(
          group(
              "io\\.dropwizard\\.db\\.ManagedPooledDataSource\\.(.+)\\.(\\w+)",
              "database_pool_$2",
              "pool"),
          group(
              "io\\.dropwizard\\.jetty\\.MutableServletContextHandler\\.(\\dxx)-responses",
              "jetty_responses",
              "code"),
          group(
              "io\\.dropwizard\\.jetty\\.MutableServletContextHandler"
                  + "\\.(connect|delete|get|head|move|options|other|patch|post|put|trace)-requests",
              "jetty_requests",
              "method"),
          group(
              "io\\.dropwizard\\.jetty\\.MutableServletContextHandler"
                  + "\\.percent-(\\dxx)-(\\d+m)",
              "jetty_responses_ratio",
              "code",
              "window"),
          group("io\\.dropwizard\\.jetty\\.MutableServletContextHandler\\.(.+)", "jetty_all_$1"),
          group(
              "org\\.eclipse\\.jetty\\.util\\.thread\\.QueuedThreadPool\\.([\\w-]+)\\.([\\w-]+)",
              "jetty_threads_$2",
              "pool"),
          group(
              "org\\.eclipse\\.jetty\\.server\\.\\w+ConnectionFactory\\.(.+)\\.connections",
              "jetty_connections",
              "listener"),
          group(
              "ch\\.qos\\.logback\\.core\\.Appender\\.(trace|debug|info|warn|error)",
              "logback_events",
              "level"),
          group("ch\\.qos\\.logback\\.core\\.Appender\\.all", "logback_all_events"),
          group(
              "io\\.dawsos\\.(?:\\w+\\.)*([A-Z]\\w*(?:\\$\\w+)*)\\.(\\w+)",
              "jdbi_statements",
              "dao",
              "method"));

  /**
   * Metrics that are one to a reader.
   *
   * @param labels names of those that the pattern's groups are the values of, in order
   */
  private record Group(Pattern pattern, String name, List<String> labels) {}

  private static Group group(String pattern, String name, String... labels) {
    return new Group(Pattern.compile(pattern), name, List.of(labels));
  }

  /** Names a metric. */
  static DropwizardName of(String dropwizardName, Metric metric) {
    for (Group group : GROUPS) {
      Matcher matcher = group.pattern().matcher(dropwizardName);
      if (matcher.matches() && isOfGroup(group, metric)) {
        String name = matcher.replaceAll(group.name());
        return new DropwizardName(
            legal(name, metric), labels(group, matcher), "Dropwizard's " + name.replace('_', ' '));
      }
    }
    return new DropwizardName(
        legal(dropwizardName, metric), Labels.EMPTY, "Dropwizard metric " + dropwizardName);
  }

  /** Of our own classes only what times their statements has a class and a method. */
  private static boolean isOfGroup(Group group, Metric metric) {
    return !group.labels().contains("dao") || metric instanceof Timer;
  }

  private static Labels labels(Group group, Matcher matcher) {
    matcher.matches();
    Labels labels = Labels.EMPTY;
    for (int i = 0; i < group.labels().size(); i++) {
      labels = labels.add(group.labels().get(i), matcher.group(i + 1).replace('$', '.'));
    }
    return labels;
  }

  private static String legal(String text, Metric metric) {
    String name = "dw_" + OTHER.matcher(text).replaceAll("_").toLowerCase(Locale.ROOT);
    String stem = RESERVED.matcher(name).replaceAll("_$1s");
    return metric instanceof Timer ? stem + "_seconds" : stem;
  }
}
