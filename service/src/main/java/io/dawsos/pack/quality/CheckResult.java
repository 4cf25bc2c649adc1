package io.dawsos.pack.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dawsos.pack.policy.Severity;
import java.util.List;

/**
 * What one check found.
 *
 * @param check the check's name, such as {@code outlier}
 * @param severity how much its findings matter
 * @param count number of findings
 * @param worst the worst of them first, at most {@link #SHOWN}
 */
public record CheckResult(String check, Severity severity, int count, List<Finding> worst) {
  /** Findings kept of each check: a report stays readable however large the pack. */
  public static final int SHOWN = 50;

  /** Keeps at most {@link #SHOWN} findings. */
  public CheckResult {
    worst = List.copyOf(worst.subList(0, Math.min(SHOWN, worst.size())));
  }

  /** Whether it found something that makes the pack wrong. */
  @JsonIgnore
  public boolean isError() {
    return count > 0 && severity == Severity.ERROR;
  }
}
