package io.dawsos.ledger.validation;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import java.util.ArrayList;
import java.util.List;

/** Checks a booked ledger on which the plugins have run, in Beancount's order. Stateless. */
public final class Validator {
  private Validator() {}

  /**
   * Returns what is wrong with a ledger, check by check.
   *
   * @param directives the booked directives in the ledger's order
   */
  public static List<LedgerError> validate(List<Directive> directives, LedgerOptions options) {
    List<LedgerError> errors = new ArrayList<>();
    errors.addAll(AccountChecks.run(directives, options.dialect()));
    errors.addAll(DirectiveChecks.run(directives, options));
    return errors;
  }
}
