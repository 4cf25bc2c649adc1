package io.dawsos.ledger;

import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.Position;
import io.dawsos.ledger.model.Posting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The postings of one account, and what it held after some of them. A checkpoint is taken after as
 * many postings as there are positions to keep, {@value #SPACING} at least: so all checkpoints
 * together keep no more positions than the account has postings, and what it holds after any
 * posting is found by replaying no more than it holds, or {@value #SPACING}. Not changed once
 * {@link #freeze} was called.
 */
final class AccountHistory {
  private static final int SPACING = 64;

  private record Checkpoint(int postings, List<Position> positions) {}

  private final List<Checkpoint> checkpoints = new ArrayList<>(0);
  private int[] numbers = new int[8];
  private int size;
  private Inventory held = new Inventory();

  /** Adds the account's next posting. */
  void add(int number, Posting posting) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + (size >> 1));
    }
    numbers[size++] = number;
    held.add(posting.units(), posting.cost());
    int last = checkpoints.isEmpty() ? 0 : checkpoints.get(checkpoints.size() - 1).postings();
    if (size - last >= Math.max(SPACING, held.size())) {
      checkpoints.add(new Checkpoint(size, List.copyOf(held.positions())));
    }
  }

  /** Drops what only adding needs. */
  void freeze() {
    numbers = Arrays.copyOf(numbers, size);
    held = new Inventory();
  }

  /** Returns the numbers of the account's postings, ascending; not to be changed. */
  int[] numbers() {
    return numbers;
  }

  /**
   * Returns what the account holds after its postings below the number, in O(log n) and the size of
   * the answer.
   */
  Collection<Position> positionsBefore(int number, PostingTable table) {
    int count = PostingTable.countBelow(numbers, number);
    int checkpoint = checkpointsUntil(count) - 1;
    Inventory inventory = new Inventory();
    int replayed = 0;
    if (checkpoint >= 0) {
      for (Position position : checkpoints.get(checkpoint).positions()) {
        inventory.add(position.units(), position.cost());
      }
      replayed = checkpoints.get(checkpoint).postings();
    }
    for (int i = replayed; i < count; i++) {
      Posting posting = table.get(numbers[i]).posting();
      inventory.add(posting.units(), posting.cost());
    }
    return inventory.positions();
  }

  private int checkpointsUntil(int count) {
    int low = 0;
    int high = checkpoints.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (checkpoints.get(middle).postings() > count) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
