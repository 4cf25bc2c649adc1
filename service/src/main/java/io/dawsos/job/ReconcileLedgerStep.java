package io.dawsos.job;

import io.dawsos.ledger.LedgerRepository;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.policy.Severity;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.Finding;
import io.dawsos.portfolio.DailyValue;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.Reconciliation;
import io.dawsos.portfolio.Reconciliation.Break;
import io.dawsos.schedule.NightlyStep;
import io.dawsos.schedule.StepOutcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes the newest stored value of every portfolio from the ledger version and the pack that
 * it was computed from, and looks at every balance assertion. What does not agree puts the date's
 * pack into error. A stored value whose ledger version cannot be had any more, as a folder keeps
 * few, is compared with the current version: what differs there is told, but may be meant. One of
 * which the ledger was read by other rules than now is not compared.
 */
final class ReconcileLedgerStep implements NightlyStep {
  /** Name of the check in a pack's quality report. */
  static final String CHECK = "reconciliation";

  private static final int SHOWN = 5;

  private final Services services;

  ReconcileLedgerStep(Services services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "reconcile_ledger";
  }

  @Override
  public StepOutcome run(LocalDate date) {
    PackHeader pack = Nightly.packOf(services, date);
    if (!services.hasLedger()) {
      return StepOutcome.skipped("no ledger is kept");
    }
    List<LedgerRepository> ledgers = services.ledgers().unjoined();
    List<Finding> wrong = new ArrayList<>();
    ledgers.forEach(ledger -> wrong.addAll(balances(ledger.current())));
    int portfolios = 0;
    int rewritten = 0;
    int byOtherRules = 0;
    for (Portfolio portfolio : services.stores().portfolios().list()) {
      Optional<DailyValue> stored =
          services.stores().dailyValues().findNewest(portfolio.id(), date);
      if (stored.isEmpty()) {
        continue;
      }
      LedgerRepository ledger = services.ledgers().get(portfolio.ledger());
      if (stored.get().isByOtherRulesThan(ledger.rules())) {
        byOtherRules++;
      } else {
        portfolios++;
        Optional<LedgerSnapshot> then = ledger.find(stored.get().ledger());
        List<Break> breaks = compare(portfolio, stored.get(), then.orElseGet(ledger::current));
        if (then.isPresent()) {
          breaks.forEach(each -> wrong.add(finding(portfolio, stored.get(), each)));
        } else {
          rewritten += breaks.isEmpty() ? 0 : 1;
        }
      }
    }
    if (wrong.isEmpty()) {
      ledgers.forEach(
          ledger ->
              ledger
                  .lastProblem()
                  .ifPresent(problem -> wrong.add(new Finding("ledger", problem, null, null))));
    }
    return wrong.isEmpty()
        ? StepOutcome.done(portfolios, message(portfolios, rewritten, byOtherRules))
        : fail(pack, wrong);
  }

  private static List<Finding> balances(LedgerSnapshot ledger) {
    return ledger.errors().stream()
        .filter(error -> error.type().equals(LedgerError.BALANCE))
        .map(error -> new Finding("balance", error.toString(), null, null))
        .toList();
  }

  private List<Break> compare(Portfolio portfolio, DailyValue stored, LedgerSnapshot ledger) {
    // The name of a portfolio may change; what was stored of it is compared as it was stored.
    return Reconciliation.compare(
        stored, DailyValue.of(portfolio, ledger, services.stores().packs().content(stored.pack())));
  }

  private static Finding finding(Portfolio portfolio, DailyValue stored, Break found) {
    return new Finding(
        portfolio.name() + " " + found.subject(),
        "%s of %s, %s".formatted(portfolio.name(), stored.asOf(), found),
        found.bp(),
        BigDecimal.ONE);
  }

  private static String message(int portfolios, int rewritten, int byOtherRules) {
    String message = "%d portfolios reconcile".formatted(portfolios);
    if (rewritten > 0) {
      message +=
          (", %d of which the ledger has rewritten since they were valued; where that was not meant,"
                  + " put the files of then back")
              .formatted(rewritten);
    }
    if (byOtherRules > 0) {
      message +=
          ("; %d were valued by other rules of the ledger than now and are not compared: set dialect"
                  + " and average_booking in config.yml as they were to compare them")
              .formatted(byOtherRules);
    }
    return message;
  }

  private StepOutcome fail(PackHeader pack, List<Finding> wrong) {
    wrong.sort(
        Comparator.comparing(Finding::measured, Comparator.nullsFirst(Comparator.reverseOrder())));
    services
        .stores()
        .packs()
        .markWrong(pack.id(), new CheckResult(CHECK, Severity.ERROR, wrong.size(), wrong));
    return StepOutcome.failed(
        "%d figures do not reconcile, so %s is in error".formatted(wrong.size(), pack.id()),
        wrong.stream().limit(SHOWN).map(Finding::message).toList(),
        "correct the ledger, then `dawsos pack restate --date %s --reason …`"
            .formatted(pack.id().asOf()));
  }
}
