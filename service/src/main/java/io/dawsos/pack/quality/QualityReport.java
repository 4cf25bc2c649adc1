package io.dawsos.pack.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found of a pack. Stored with it.
 *
 * @param checks those that ran, in the order of {@link io.dawsos.pack.policy.Check}
 */
public record QualityReport(List<CheckResult> checks) {
  /** Nothing was checked. */
  public static final QualityReport NONE = new QualityReport(List.of());

  /** Copies the list. */
  public QualityReport {
    checks = List.copyOf(checks);
  }

  /** Whether the pack is wrong. */
  public boolean hasErrors() {
    return checks.stream().anyMatch(CheckResult::isError);
  }

  /** This report with the result of another check in the place of an earlier one of its name. */
  public QualityReport with(CheckResult result) {
    List<CheckResult> all = new ArrayList<>(checks);
    all.removeIf(each -> each.check().equals(result.check()));
    all.add(result);
    return new QualityReport(all);
  }
}
