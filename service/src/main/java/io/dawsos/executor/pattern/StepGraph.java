package io.dawsos.executor.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Which steps need which, by their positions in the document. */
final class StepGraph {
  private final List<BitSet> needs;

  /** A graph in which step {@code i} needs the steps of {@code needs.get(i)}. */
  StepGraph(List<BitSet> needs) {
    this.needs = needs;
  }

  /**
   * The steps in an order in which each comes after those it needs, otherwise as in the document;
   * without those that are in a cycle or need one that is.
   */
  List<Integer> order() {
    int[] unmet = needs.stream().mapToInt(BitSet::cardinality).toArray();
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int step = 0; step < unmet.length; step++) {
      if (unmet[step] == 0) {
        ready.add(step);
      }
    }
    List<Integer> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int done = ready.remove();
      order.add(done);
      for (int step = 0; step < unmet.length; step++) {
        if (needs.get(step).get(done) && --unmet[step] == 0) {
          ready.add(step);
        }
      }
    }
    return order;
  }

  /**
   * One cycle, each step needing the next and the last one the first; empty where there is none.
   */
  Optional<List<Integer>> cycle() {
    BitSet stuck = new BitSet();
    stuck.set(0, needs.size());
    order().forEach(stuck::clear);
    if (stuck.isEmpty()) {
      return Optional.empty();
    }
    // Every step that is stuck needs another that is: walking from need to need comes back.
    List<Integer> walk = new ArrayList<>();
    int step = stuck.nextSetBit(0);
    while (!walk.contains(step)) {
      walk.add(step);
      BitSet next = (BitSet) needs.get(step).clone();
      next.and(stuck);
      step = next.nextSetBit(0);
    }
    List<Integer> cycle = new ArrayList<>(walk.subList(walk.indexOf(step), walk.size()));
    Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle)));
    return Optional.of(List.copyOf(cycle));
  }
}
