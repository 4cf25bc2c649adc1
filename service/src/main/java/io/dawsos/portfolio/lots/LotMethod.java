package io.dawsos.portfolio.lots;

import java.util.Comparator;

/** Which lots of an account a sale takes first. */
public enum LotMethod {
  /** First in, first out. */
  FIFO,
  /** Last in, first out. */
  LIFO,
  /** Highest cost of one unit first. */
  HIFO,
  /** All at the average cost of the account; dates as first in, first out. */
  AVERAGE,
  /** The lots that the ledger names. */
  SPECIFIC;

  private static final Comparator<Lot> OLDEST =
      Comparator.comparing(Lot::acquired).thenComparing(Lot::id);

  /** The order in which lots go; of those for {@link #SPECIFIC} only the lot named may go. */
  Comparator<Lot> order() {
    return switch (this) {
      case LIFO -> OLDEST.reversed();
      case HIFO -> Comparator.comparing(Lot::unitCost).reversed().thenComparing(OLDEST);
      default -> OLDEST;
    };
  }
}
