package io.dawsos.telemetry.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A scrape as Prometheus reads it, in one of its text formats; refuses every other line. */
final class Exposition {
  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE|UNIT) ([a-zA-Z_:][a-zA-Z0-9_:]*) ?(.*)");
  private static final String LABEL_SET =
      "\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*\",?)*)}";
  private static final String NUMBER = "([-+]?(?:[0-9.]+(?:[eE][-+]?[0-9]+)?|Inf|NaN))";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:%s)? %s(?: # %s %s(?: [0-9.]+)?)?"
              .formatted(LABEL_SET, NUMBER, LABEL_SET, NUMBER));
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern SUFFIX =
      Pattern.compile("_(?:bucket|sum|count|total|created|info)$");

  private final Map<String, Family> families = new LinkedHashMap<>();

  /** A sample. */
  record Sample(
      String name,
      Map<String, String> labels,
      double value,
      @Nullable Map<String, String> exemplar) {}

  /** The samples of one name. */
  record Family(String name, Map<String, String> about, List<Sample> samples) {
    String type() {
      return about.getOrDefault("TYPE", "");
    }

    String help() {
      return about.getOrDefault("HELP", "");
    }

    /** Names of the labels, but those of buckets and quantiles. */
    Set<String> labels() {
      Set<String> names = new TreeSet<>();
      samples.forEach(sample -> names.addAll(sample.labels().keySet()));
      names.removeAll(Set.of("le", "quantile"));
      return names;
    }
  }

  private Exposition() {}

  /** What a registry shows, as text. */
  static String text(PrometheusRegistry registry) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
    return out.toString(StandardCharsets.UTF_8);
  }

  static Exposition parse(String text) {
    Exposition read = new Exposition();
    for (String line : text.lines().toList()) {
      if (!line.equals("# EOF")) {
        read.add(line);
      }
    }
    return read;
  }

  private void add(String line) {
    Matcher comment = COMMENT.matcher(line);
    if (comment.matches()) {
      family(comment.group(2)).about().put(comment.group(1), comment.group(3));
      return;
    }
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      throw new AssertionError("no sample: " + line);
    }
    String name = sample.group(1);
    String stem = SUFFIX.matcher(name).replaceFirst("");
    Family family = families.containsKey(name) ? family(name) : family(stem);
    Sample added =
        new Sample(
            name,
            labels(sample.group(2)),
            number(sample.group(3)),
            sample.group(4) == null ? null : labels(sample.group(4)));
    boolean isKnown =
        family.samples().stream()
            .anyMatch(each -> each.name().equals(name) && each.labels().equals(added.labels()));
    if (isKnown) {
      throw new AssertionError("twice: " + line);
    }
    family.samples().add(added);
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static Map<String, String> labels(@Nullable String text) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(text == null ? "" : text);
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return labels;
  }

  private Family family(String name) {
    return families.computeIfAbsent(
        name, each -> new Family(each, new TreeMap<>(), new ArrayList<>()));
  }

  /** A family by its name, with or without {@code _total}. */
  Family get(String name) {
    Family found = families.get(name);
    if (found == null) {
      found = families.get(SUFFIX.matcher(name).replaceFirst(""));
    }
    if (found == null) {
      throw new AssertionError("there is no " + name);
    }
    return found;
  }

  Set<String> names() {
    return families.keySet();
  }

  /** The value of the one sample of that name and these labels, in pairs. */
  double value(String name, String... labels) {
    Family family = get(name);
    List<Sample> found =
        family.samples().stream()
            .filter(each -> each.name().equals(name) && has(each, labels))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%d of %s%s: %s".formatted(found.size(), name, List.of(labels), family));
    }
    return found.get(0).value();
  }

  private static boolean has(Sample sample, String... labels) {
    for (int i = 0; i < labels.length; i += 2) {
      if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
        return false;
      }
    }
    return true;
  }

  /** How many samples there are. */
  int size() {
    return families.values().stream().mapToInt(family -> family.samples().size()).sum();
  }
}
