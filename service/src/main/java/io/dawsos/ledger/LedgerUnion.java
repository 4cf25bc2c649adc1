package io.dawsos.ledger;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.RootAccounts;
import io.dawsos.money.CurrencyCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one snapshot of those of several ledgers, each of which was booked and checked by itself.
 */
public final class LedgerUnion {
  private LedgerUnion() {}

  /** A ledger at one commit. */
  public record Part(LedgerName name, LedgerSnapshot snapshot) {}

  /**
   * Returns all that some ledgers say as one: directives in {@link Directive#ORDER}, those that it
   * does not tell apart in the order of the parts; accounts of the same name are one account; the
   * options of the first part with the operating currencies of all; the errors of all, whose files
   * have the name of the ledger and a colon before them. Linear in the directives.
   *
   * @throws DawsosException LEDGER_UNAVAILABLE where the parts call their root accounts differently
   */
  public static LedgerSnapshot of(List<Part> parts) {
    Part first = parts.get(0);
    parts.forEach(part -> requireSameRoots(first, part));
    LedgerOptions options = first.snapshot().options();
    return new LedgerSnapshot(
        LedgerCommit.joined(parts.stream().map(part -> part.snapshot().commit()).toList()),
        options.withOperatingCurrencies(operatingCurrencies(parts)),
        merge(parts.stream().map(part -> part.snapshot().directives()).toList()),
        parts.stream().flatMap(part -> errors(part).stream()).toList());
  }

  private static void requireSameRoots(Part first, Part other) {
    RootAccounts roots = first.snapshot().options().roots();
    RootAccounts others = other.snapshot().options().roots();
    if (!roots.equals(others)) {
      throw new DawsosException(
          ErrorCode.LEDGER_UNAVAILABLE,
          "the ledgers %s and %s cannot be joined, as they name their root accounts differently: %s and %s"
              .formatted(first.name(), other.name(), text(roots), text(others)),
          "give both the same options name_assets, name_liabilities, name_equity, name_income and"
              + " name_expenses");
    }
  }

  private static String text(RootAccounts roots) {
    return String.join(
        ", ",
        roots.assets(),
        roots.liabilities(),
        roots.equity(),
        roots.income(),
        roots.expenses());
  }

  private static List<CurrencyCode> operatingCurrencies(List<Part> parts) {
    return parts.stream()
        .flatMap(part -> part.snapshot().options().operatingCurrencies().stream())
        .distinct()
        .toList();
  }

  private static List<LedgerError> errors(Part part) {
    return part.snapshot().errors().stream()
        .map(error -> error.inFile(part.name() + ":" + error.file()))
        .toList();
  }

  private static List<Directive> merge(List<List<Directive>> parts) {
    List<Directive> merged = new ArrayList<>(parts.stream().mapToInt(List::size).sum());
    int[] taken = new int[parts.size()];
    for (int least = least(parts, taken); least >= 0; least = least(parts, taken)) {
      merged.add(parts.get(least).get(taken[least]++));
    }
    return merged;
  }

  /** Returns the part whose next directive is first of all, or -1 after the last. */
  private static int least(List<List<Directive>> parts, int[] taken) {
    int least = -1;
    for (int i = 0; i < parts.size(); i++) {
      if (taken[i] < parts.get(i).size()
          && (least < 0
              || Directive.ORDER.compare(
                      parts.get(i).get(taken[i]), parts.get(least).get(taken[least]))
                  < 0)) {
        least = i;
      }
    }
    return least;
  }
}
