package io.dawsos;

import com.google.common.util.concurrent.Uninterruptibles;
import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.RequestContext;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An agent for tests that goes wrong in every way. */
public final class FaultyAgent implements Agent {
  /** What no caller may read. */
  static final String SECRET = "hunter2";

  final AtomicInteger started = new AtomicInteger();
  final AtomicInteger interrupted = new AtomicInteger();

  /** What waits goes on when this opens. */
  volatile CountDownLatch release = new CountDownLatch(1);

  public record Ask(@Nullable Integer number) {}

  public record Answer(int number) {}

  public record Text(String text) {}

  public record Fraction(double fraction) {}

  @Override
  public String name() {
    return "faulty";
  }

  @Capability(value = "faulty.hang", description = "Never ends by itself.", timeoutMs = 100)
  public Answer hang(RequestContext context, Ask ask) throws InterruptedException {
    return waitFor(new CountDownLatch(1));
  }

  @Capability(value = "faulty.ignore", description = "Hears no interruption.", timeoutMs = 100)
  public Answer ignore(RequestContext context, Ask ask) {
    started.incrementAndGet();
    boolean released = Uninterruptibles.awaitUninterruptibly(release, Duration.ofSeconds(30));
    return new Answer(released ? 1 : 0);
  }

  @Capability(value = "faulty.wait", description = "Waits to be released.", timeoutMs = 30_000)
  public Answer await(RequestContext context, Ask ask) throws InterruptedException {
    return waitFor(release);
  }

  private Answer waitFor(CountDownLatch latch) throws InterruptedException {
    started.incrementAndGet();
    try {
      return new Answer(latch.await(30, TimeUnit.SECONDS) ? 1 : 0);
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw e;
    }
  }

  @Capability(value = "faulty.throw", description = "Throws.")
  public Answer fail(RequestContext context, Ask ask) {
    throw new IllegalStateException("the password is " + SECRET);
  }

  @Capability(value = "faulty.recurse", description = "Runs out of stack.")
  public Answer recurse(RequestContext context, Ask ask) {
    return new Answer(depth(1));
  }

  private static int depth(int above) {
    return above > 0 ? 1 + depth(above + 1) : 0;
  }

  @Capability(value = "faulty.nothing", description = "Gives no result.")
  @SuppressWarnings("NullAway") // The fault that it is there for.
  public Answer nothing(RequestContext context, Ask ask) {
    return null;
  }

  @Capability(value = "faulty.nan", description = "Gives what is no number.")
  public Fraction nan(RequestContext context, Ask ask) {
    return new Fraction(Double.NaN);
  }

  @Capability(value = "faulty.infinity", description = "Gives what has no end.")
  public Fraction infinity(RequestContext context, Ask ask) {
    return new Fraction(Double.NEGATIVE_INFINITY);
  }

  @Capability(value = "faulty.flood", description = "Gives more than a result may have.")
  public Text flood(RequestContext context, Ask ask) {
    return new Text("x".repeat(1 << 20));
  }

  @Capability(value = "faulty.next", description = "Works: the number after the number.")
  public Answer next(RequestContext context, Ask ask) {
    Integer number = ask.number();
    return new Answer(number == null ? 1 : number + 1);
  }
}
