package io.dawsos.ledger.validation;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Completes and checks a booked ledger, in Beancount's order. Stateless. */
public final class Validator {
  private Validator() {}

  /**
   * Completes and checks a ledger.
   *
   * @param directives the booked directives in the ledger's order
   * @param mainFile the main file, beside which documents are looked for
   */
  public static ValidatedLedger validate(
      List<Directive> directives, LedgerOptions options, Path mainFile) {
    List<LedgerError> errors = new ArrayList<>();
    List<Directive> completed = directives;
    if (options.standardProcessing()) {
      completed = Documents.run(completed, options, mainFile, errors);
      completed = Padding.run(completed, options, errors);
      errors.addAll(BalanceCheck.run(completed, options));
    }
    errors.addAll(AccountChecks.run(completed));
    errors.addAll(DirectiveChecks.run(completed, options));
    return new ValidatedLedger(completed, errors);
  }
}
