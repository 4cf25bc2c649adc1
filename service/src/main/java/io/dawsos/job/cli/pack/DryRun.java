package io.dawsos.job.cli.pack;

import io.dawsos.job.PackJob;
import io.dawsos.job.PackJob.Checked;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.QualityReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** {@code pack build --dry-run}: what packs would hold and lack. */
final class DryRun {
  private DryRun() {}

  /**
   * A pack as it would be.
   *
   * @param unmapped needed securities that a source needs a symbol for and the symbol table lacks
   */
  record View(
      String id,
      String sha256,
      int priceCount,
      int rateCount,
      int carriedCount,
      int neededCount,
      List<String> missing,
      List<String> unmapped,
      QualityReport quality) {
    static View of(Checked checked, List<SecurityId> unmapped) {
      PackDraft draft = checked.draft();
      PricingPack pack = draft.pack();
      return new View(
          pack.id().toString(),
          draft.sha256(),
          pack.prices().size(),
          pack.rates().size(),
          draft.carried(),
          draft.needed(),
          draft.missing(),
          unmapped.stream().map(SecurityId::code).toList(),
          checked.report());
    }
  }

  /** What {@code --json} prints. */
  record All(List<View> packs) {}

  static ExitCode print(PackJob job, List<LocalDate> dates, Output output) {
    List<View> views = new ArrayList<>();
    for (LocalDate date : dates) {
      Checked checked = job.check(new PackId(date, 0));
      views.add(View.of(checked, job.unmapped(checked.draft())));
    }
    if (output.isJson()) {
      output.json(new All(views));
    } else {
      views.forEach(view -> print(view, output));
    }
    output.note("nothing was stored");
    boolean wrong = views.stream().anyMatch(view -> view.quality().hasErrors());
    boolean complete = views.stream().allMatch(view -> view.missing().isEmpty());
    return wrong ? ExitCode.FAILED : complete ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private static void print(View view, Output output) {
    output.line(
        "%s would hold %d prices and %d rates, %d of them carried forward"
            .formatted(view.id(), view.priceCount(), view.rateCount(), view.carriedCount()));
    output.line("needed     %d, missing: %s".formatted(view.neededCount(), listed(view.missing())));
    output.line("unmapped   " + listed(view.unmapped()));
    for (CheckResult check : view.quality().checks()) {
      if (check.count() > 0) {
        output.line(
            "%-10s %s: %d found".formatted(check.severity().text(), check.check(), check.count()));
        check
            .worst()
            .forEach(
                finding ->
                    output.line(
                        "           %s: %s".formatted(finding.subject(), finding.message())));
      }
    }
  }

  private static String listed(List<String> codes) {
    return codes.isEmpty() ? "none" : String.join(", ", codes);
  }
}
