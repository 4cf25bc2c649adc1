package io.dawsos.ledger;

import io.dawsos.ledger.model.LedgerError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a snapshot. Immutable.
 *
 * @param errors how many errors it has, without warnings
 * @param problem the first of them, and how many more there are; null where there is none
 */
record Soundness(int errors, @Nullable String problem) {
  static Soundness of(LedgerSnapshot snapshot) {
    List<LedgerError> errors =
        snapshot.errors().stream().filter(error -> !error.isWarning()).toList();
    return new Soundness(
        errors.size(),
        switch (errors.size()) {
          case 0 -> null;
          case 1 -> errors.get(0).toString();
          default -> errors.get(0) + " (and " + (errors.size() - 1) + " more)";
        });
  }
}
