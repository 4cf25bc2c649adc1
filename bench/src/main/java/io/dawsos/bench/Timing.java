package io.dawsos.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The times of two ways to the same end, taken in turns. */
final class Timing {
  private final String subject;
  private final String yardstick;
  private final double limit;
  private final List<Double> ours = new ArrayList<>();
  private final List<Double> theirs = new ArrayList<>();

  Timing(String subject, String yardstick, double limit) {
    this.subject = subject;
    this.yardstick = yardstick;
    this.limit = limit;
  }

  /** Work that is timed. */
  interface Work {
    void run() throws Exception;
  }

  /** Runs both once, the second first in every other round. */
  void round(Work subject, Work yardstick) throws Exception {
    if (ours.size() % 2 == 0) {
      ours.add(millis(subject));
      theirs.add(millis(yardstick));
    } else {
      theirs.add(millis(yardstick));
      ours.add(millis(subject));
    }
  }

  private static double millis(Work work) throws Exception {
    System.gc();
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  /** The heading of {@link #line}. */
  static String heading() {
    return "%-34s %8s   %-34s %8s %6s %6s  %s"
        .formatted("what", "ms", "against", "ms", "ratio", "limit", "ratios of the rounds");
  }

  /** Medians of the rounds, and their ratio. */
  String line() {
    List<String> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(String.format(Locale.ROOT, "%.2f", ours.get(i) / theirs.get(i)));
    }
    return String.format(
        Locale.ROOT,
        "%-34s %8.0f   %-34s %8.0f %6.2f %6.0f  %s",
        subject,
        median(ours),
        yardstick,
        median(theirs),
        median(ours) / median(theirs),
        limit,
        String.join(" ", ratios));
  }

  /** The median of any number of values but none. */
  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
