package io.dawsos.executor.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepGraphTest {
  private static List<BitSet> needs(int[]... needs) {
    List<BitSet> all = new ArrayList<>();
    for (int[] of : needs) {
      all.add(IntStream.of(of).collect(BitSet::new, BitSet::set, BitSet::or));
    }
    return all;
  }

  private static int[] on(int... steps) {
    return steps;
  }

  @Test
  void theDocumentsOrderStaysWhereNothingSpeaksAgainstIt() {
    assertThat(new StepGraph(needs(on(), on(), on(0))).order()).containsExactly(0, 1, 2);
    assertThat(new StepGraph(needs(on(2), on(), on())).order()).containsExactly(1, 2, 0);
    assertThat(new StepGraph(needs(on(3), on(0), on(), on())).order()).containsExactly(2, 3, 0, 1);
  }

  @Test
  void aCycleIsToldFromItsFirstStep() {
    assertThat(new StepGraph(needs(on(), on(3), on(1), on(2))).cycle()).contains(List.of(1, 3, 2));
    assertThat(new StepGraph(needs(on(0))).cycle()).contains(List.of(0));
    assertThat(new StepGraph(needs(on(1), on(2), on(1))).cycle()).contains(List.of(1, 2));
    assertThat(new StepGraph(needs(on(), on(0))).cycle()).isEmpty();
  }

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anOrderHasEveryStepAfterThoseItNeeds(int seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(60);
    List<Integer> hidden = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(hidden, random);
    List<BitSet> needs = new ArrayList<>(Collections.nCopies(size, null));
    for (int i = 0; i < size; i++) {
      BitSet of = new BitSet();
      for (int j = 0; j < i; j++) {
        of.set(hidden.get(j), random.nextInt(4) == 0);
      }
      needs.set(hidden.get(i), of);
    }

    StepGraph graph = new StepGraph(needs);

    List<Integer> order = graph.order();
    assertThat(graph.cycle()).isEmpty();
    assertThat(order).hasSize(size).doesNotHaveDuplicates();
    BitSet done = new BitSet();
    for (int step : order) {
      BitSet unmet = (BitSet) needs.get(step).clone();
      unmet.andNot(done);
      assertThat(unmet.isEmpty()).as("needs of %d", step).isTrue();
      done.set(step);
    }
    needs.get(order.get(0)).set(order.get(size - 1));
    assertThat(new StepGraph(needs).cycle().isPresent())
        .isEqualTo(new StepGraph(needs).order().size() < size);
  }
}
