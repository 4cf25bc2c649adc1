package io.dawsos.job.cli.pack;

import io.dawsos.job.cli.Output;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.Finding;
import io.dawsos.pack.quality.QualityReport;
import java.util.List;

/** Prints what was found of a pack: every check that ran, then the worst that each found. */
final class QualityTable {
  private static final List<String> COLUMNS = List.of("CHECK", "SEVERITY", "FOUND");
  private static final int SHOWN = 5;

  private QualityTable() {}

  static void print(QualityReport report, Output output) {
    output.line("");
    output.table(COLUMNS, report.checks().stream().map(QualityTable::row).toList());
    for (CheckResult result : report.checks()) {
      if (result.count() > 0) {
        print(result, output);
      }
    }
  }

  private static List<String> row(CheckResult result) {
    return List.of(result.check(), result.severity().text(), Integer.toString(result.count()));
  }

  private static void print(CheckResult result, Output output) {
    List<Finding> worst = result.worst().stream().limit(SHOWN).toList();
    output.line("");
    output.line(
        worst.size() == result.count()
            ? result.check()
            : "%s, the worst %d of %d".formatted(result.check(), worst.size(), result.count()));
    worst.forEach(
        finding -> output.line("  %s: %s".formatted(finding.subject(), finding.message())));
  }
}
