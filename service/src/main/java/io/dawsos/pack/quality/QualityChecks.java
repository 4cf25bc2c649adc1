package io.dawsos.pack.quality;

import io.dawsos.pack.policy.Check;
import io.dawsos.pack.policy.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Every check of a pack. Pure; linear in its prices but for the quotes of less trusted sources,
 * each of which is looked up in O(log n). Only findings take memory, and of each check the worst
 * alone. The order of what is checked never shows in the report.
 */
public final class QualityChecks {
  private QualityChecks() {}

  /** Runs the checks that the policy does not switch off. */
  public static QualityReport check(QualityInput input) {
    List<CheckResult> results = new ArrayList<>();
    for (Check check : Check.values()) {
      Severity severity = input.policy().quality().severity(check);
      if (severity != Severity.OFF) {
        Findings findings = new Findings();
        of(check).run(input, findings);
        results.add(findings.result(check, severity));
      }
    }
    return new QualityReport(results);
  }

  private static QualityCheck of(Check check) {
    return switch (check) {
      case COVERAGE -> new CoverageCheck();
      case CARRIED -> new CarriedCheck();
      case STALE -> new StaleCheck();
      case OUTLIER -> new OutlierCheck();
      case REJECTED -> new RejectedCheck();
      case CURRENCY -> new CurrencyCheck();
      case DISAGREEMENT -> new DisagreementCheck();
      case FX_CONSISTENCY -> new FxConsistencyCheck();
      case ADJUSTMENT -> new AdjustmentCheck();
    };
  }
}
