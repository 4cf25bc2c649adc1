package io.dawsos.executor;

import io.dawsos.portfolio.Portfolio;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** An agent for tests that does what a script says, and counts how often it is called. */
public final class Scripted implements Agent {
  final AtomicInteger calls = new AtomicInteger();
  volatile BiFunction<Object, Ask, String> script = (context, ask) -> ask.text();

  public record Ask(String text, @Nullable Portfolio portfolioId) {}

  public record Answer(String text) {}

  @Override
  public String name() {
    return "scripted";
  }

  @Capability(value = "scripted.pure", description = "Sees no more than pins.")
  public Answer pure(Pins pins, Ask ask) {
    return play(pins, ask);
  }

  @Capability(value = "scripted.each", description = "Sees who asks.")
  public Answer each(RequestContext context, Ask ask) {
    return play(context, ask);
  }

  @Capability(value = "scripted.once", description = "Never repeated.", idempotent = false)
  public Answer once(RequestContext context, Ask ask) {
    return play(context, ask);
  }

  @Capability(value = "scripted.quick", description = "Has little time.", timeoutMs = 100)
  public Answer quick(RequestContext context, Ask ask) {
    return play(context, ask);
  }

  private Answer play(Object context, Ask ask) {
    calls.incrementAndGet();
    return new Answer(script.apply(context, ask));
  }
}
