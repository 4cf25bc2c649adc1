package io.dawsos.pack.quality;

import io.dawsos.pack.policy.Check;
import io.dawsos.pack.policy.Severity;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what a check finds and keeps the worst of it, in bounded memory. Not thread-safe. */
final class Findings {
  private static final Comparator<Finding> BY_MEASURE_AND_SUBJECT =
      Comparator.comparing(Findings::badness).reversed().thenComparing(Finding::subject);

  /** Of equal measure by what they say, so that the order in which they were found never shows. */
  private static final Comparator<Finding> WORST_FIRST =
      BY_MEASURE_AND_SUBJECT.thenComparing(Finding::message);

  private final PriorityQueue<Finding> worst =
      new PriorityQueue<>(CheckResult.SHOWN + 1, WORST_FIRST.reversed());
  private int count;

  private static BigDecimal badness(Finding finding) {
    BigDecimal measured = finding.measured();
    return measured == null ? BigDecimal.ZERO : measured;
  }

  /**
   * Adds a finding.
   *
   * @param measured the larger, the worse; null where nothing is measured
   * @param message asked only where the finding is among the worst so far
   */
  void add(
      String subject,
      @Nullable BigDecimal measured,
      @Nullable BigDecimal limit,
      Supplier<String> message) {
    count++;
    if (isFull() && isBetterThanAllKept(new Finding(subject, "", measured, limit))) {
      return;
    }
    worst.add(new Finding(subject, message.get(), measured, limit));
    if (worst.size() > CheckResult.SHOWN) {
      worst.remove();
    }
  }

  private boolean isFull() {
    return worst.size() == CheckResult.SHOWN;
  }

  private boolean isBetterThanAllKept(Finding finding) {
    return BY_MEASURE_AND_SUBJECT.compare(finding, worst.element()) > 0;
  }

  /** All that was found. */
  CheckResult result(Check check, Severity severity) {
    return new CheckResult(
        check.text(), severity, count, worst.stream().sorted(WORST_FIRST).toList());
  }
}
