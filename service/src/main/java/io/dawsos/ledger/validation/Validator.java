package io.dawsos.ledger.validation;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Checks a booked ledger on which the plugins have run, in Beancount's order. Stateless. */
public final class Validator {
  private Validator() {}

  /**
   * Returns what is wrong with a ledger, check by check.
   *
   * @param directives the booked directives in the ledger's order
   */
  public static List<LedgerError> validate(List<Directive> directives, LedgerOptions options) {
    CompletableFuture<List<LedgerError>> ofDirectives =
        CompletableFuture.supplyAsync(() -> DirectiveChecks.run(directives, options));
    List<LedgerError> errors = new ArrayList<>(AccountChecks.run(directives, options.dialect()));
    errors.addAll(ofDirectives.join());
    return errors;
  }
}
