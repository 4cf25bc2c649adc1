package io.dawsos.ledger.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * One dated entry of a ledger. Within a day the accounts open first, then balances are asserted,
 * then everything else happens, then documents arrive and accounts close.
 */
public sealed interface Directive
    permits Balance,
        Close,
        Commodity,
        Custom,
        Document,
        DraftTransaction,
        Event,
        Note,
        Open,
        Pad,
        Price,
        Query,
        Transaction {
  /** The order of a ledger: by date, then by kind within the day, then by line. */
  Comparator<Directive> ORDER =
      (left, right) -> {
        int byDate = left.date().compareTo(right.date());
        if (byDate != 0) {
          return byDate;
        }
        int byRank = Integer.compare(left.rank(), right.rank());
        return byRank != 0 ? byRank : Integer.compare(left.source().line(), right.source().line());
      };

  /** Where the directive is written. */
  Source source();

  /** The day on which it takes effect. */
  LocalDate date();

  /** Its {@code key: value} lines. */
  Metadata metadata();

  /** The accounts that it names, as often as it names them; empty for most kinds. */
  default List<String> accounts() {
    return List.of();
  }

  /** Its place within a day; lower comes first. */
  default int rank() {
    return 0;
  }
}
