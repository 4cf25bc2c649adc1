package io.dawsos.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final int MORE_THAN_WAIT = 10_001;

  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  private void work() {
    done.add(Thread.currentThread().getName());
  }

  @Test
  void worksAtOnceUntilItIsStarted() {
    try (Backlog backlog = new Backlog()) {
      backlog.execute(this::work);
    }

    assertThat(done).containsExactly(Thread.currentThread().getName());
  }

  @Test
  void worksInAThreadOfItsOwnOnceItIsStarted() {
    try (Backlog backlog = new Backlog()) {
      backlog.start();
      backlog.execute(this::work);

      await().until(() -> !done.isEmpty());
    }
    assertThat(done).containsExactly("telemetry");
  }

  @Test
  void worksAllOffInOrderForWhoCannotWait() {
    List<Integer> order = new ArrayList<>();
    try (Backlog backlog = new Backlog()) {
      backlog.start();
      IntStream.range(0, 100).forEach(i -> backlog.execute(() -> order.add(i)));

      backlog.workOff();

      assertThat(order).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }
  }

  @Test
  void oneFailureIsNoneOfTheNext() {
    try (Backlog backlog = new Backlog()) {
      backlog.start();
      backlog.execute(
          () -> {
            throw new IllegalStateException("planted");
          });
      backlog.execute(this::work);

      await().until(() -> !done.isEmpty());
    }
    assertThat(done).containsExactly("telemetry");
  }

  @Test
  void worksAtOnceWhatHasNoRoom() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    try (Backlog backlog = new Backlog()) {
      backlog.start();
      backlog.execute(
          () -> {
            busy.countDown();
            await().until(() -> free.getCount() == 0);
          });
      busy.await();
      IntStream.range(0, MORE_THAN_WAIT).forEach(i -> backlog.execute(this::work));

      assertThat(done).containsExactly(Thread.currentThread().getName());
      free.countDown();
    }
    assertThat(done).as("closing leaves nothing").hasSize(MORE_THAN_WAIT);
  }

  @Test
  void worksAtOnceAgainWhenItIsClosed() {
    Backlog backlog = new Backlog();
    backlog.start();
    backlog.close();

    backlog.execute(this::work);

    assertThat(done).containsExactly(Thread.currentThread().getName());
  }
}
