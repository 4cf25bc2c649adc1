package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dawsos.error.DawsosException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GraphRunTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(4);

  @AfterAll
  static void stop() {
    POOL.shutdownNow();
  }

  private static List<BitSet> randomNeeds(Random random, int size) {
    List<BitSet> needs = new ArrayList<>();
    int sparse = 1 + random.nextInt(8);
    for (int node = 0; node < size; node++) {
      BitSet of = new BitSet();
      for (int earlier = 0; earlier < node; earlier++) {
        of.set(earlier, random.nextInt(size) < size / sparse / 2 && random.nextBoolean());
      }
      needs.add(of);
    }
    return needs;
  }

  private static List<BitSet> independent(int size) {
    return IntStream.range(0, size).mapToObj(node -> new BitSet()).toList();
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyNodeRunsOnceAfterThoseItNeeds(int seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(200);
    List<BitSet> needs = randomNeeds(random, size);
    AtomicIntegerArray runs = new AtomicIntegerArray(size);
    IntConsumer work =
        node -> {
          needs.get(node).stream().forEach(need -> assertThat(runs.get(need)).isEqualTo(1));
          runs.incrementAndGet(node);
        };

    new GraphRun(needs, work, POOL, random.nextInt(5)).run();

    assertThat(IntStream.range(0, size).map(runs::get)).containsOnly(1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatFailsIsWhatWouldHaveFailedFirstWithoutHelpers(int seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(60);
    List<BitSet> needs = randomNeeds(random, size);
    BitSet broken = new BitSet();
    for (int i = 0; i <= random.nextInt(4); i++) {
      broken.set(random.nextInt(size));
    }
    IntConsumer work =
        node -> {
          if (broken.get(node)) {
            throw new IllegalStateException("node " + node);
          }
        };

    Throwable alone = catchThrowable(() -> new GraphRun(needs, work, POOL, 0).run());
    Throwable helped = catchThrowable(() -> new GraphRun(needs, work, POOL, 3).run());

    assertThat(alone).hasMessage("node " + broken.nextSetBit(0));
    assertThat(helped).hasMessage(alone.getMessage());
  }

  @Test
  void independentNodesRunAtTheSameTime() {
    CountDownLatch all = new CountDownLatch(3);
    IntConsumer work =
        node -> {
          all.countDown();
          try {
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };

    new GraphRun(independent(3), work, POOL, 2).run();

    assertThat(all.getCount()).isZero();
  }

  @Test
  void nodesThatFollowOneAnotherStayOnTheCallersThread() {
    List<BitSet> chain =
        IntStream.range(0, 50)
            .mapToObj(
                node -> {
                  BitSet of = new BitSet();
                  of.set(Math.max(0, node - 1), node > 0);
                  return of;
                })
            .toList();
    Set<Thread> threads = Collections.synchronizedSet(new java.util.HashSet<>());

    new GraphRun(
            chain,
            node -> threads.add(Thread.currentThread()),
            work -> {
              throw new AssertionError("no helper is needed");
            },
            3)
        .run();

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void aFullPoolOnlyDelays() {
    AtomicIntegerArray runs = new AtomicIntegerArray(20);

    new GraphRun(
            independent(20),
            runs::incrementAndGet,
            work -> {
              throw new RejectedExecutionException();
            },
            3)
        .run();

    assertThat(IntStream.range(0, 20).map(runs::get)).containsOnly(1);
  }

  @Test
  void helpersThatNeverComeAreNotWaitedFor() {
    AtomicIntegerArray runs = new AtomicIntegerArray(20);
    List<Runnable> forgotten = new ArrayList<>();

    new GraphRun(independent(20), runs::incrementAndGet, forgotten::add, 3).run();

    assertThat(IntStream.range(0, 20).map(runs::get)).containsOnly(1);
    assertThat(forgotten).hasSize(3);
    forgotten.forEach(Runnable::run);
    assertThat(IntStream.range(0, 20).map(runs::get)).containsOnly(1);
  }

  @Test
  void anInterruptedCallerStopsBetweenNodes() {
    AtomicIntegerArray runs = new AtomicIntegerArray(5);
    IntConsumer work =
        node -> {
          runs.incrementAndGet(node);
          Thread.currentThread().interrupt();
        };

    assertThatThrownBy(() -> new GraphRun(independent(5), work, POOL, 0).run())
        .isInstanceOf(DawsosException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(IntStream.range(0, 5).map(runs::get).sum()).isEqualTo(1);
  }
}
