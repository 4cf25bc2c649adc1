package io.dawsos.portfolio.history;

import io.dawsos.pack.PackId;
import java.time.LocalDate;
import java.util.List;

/**
 * The packs that a pinned pack sees, one for each valuation day.
 *
 * @param packs by date, ascending; the last is the pinned one
 * @param unseen number of packs of these dates that were sealed after the pinned one
 * @param otherRules number of packs seen that were built under another text of the same policy
 */
public record PackTimeline(List<PackId> packs, int unseen, int otherRules) {
  /** Copies the packs and refuses none, and dates out of order. */
  public PackTimeline {
    packs = List.copyOf(packs);
    if (packs.isEmpty()) {
      throw new IllegalArgumentException("a timeline holds at least the pinned pack");
    }
    for (int day = 1; day < packs.size(); day++) {
      if (!packs.get(day).asOf().isAfter(packs.get(day - 1).asOf())) {
        throw new IllegalArgumentException("days out of order at " + packs.get(day));
      }
    }
  }

  /** The pack that everything is seen from. */
  public PackId pinned() {
    return packs.get(packs.size() - 1);
  }

  /** Number of days. */
  public int size() {
    return packs.size();
  }

  /** The date of a day. */
  public LocalDate date(int day) {
    return packs.get(day).asOf();
  }

  /** The first day on or after a date; {@link #size} where there is none. O(log n). */
  public int firstOnOrAfter(LocalDate date) {
    int low = 0;
    int high = packs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (date(middle).isBefore(date)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
