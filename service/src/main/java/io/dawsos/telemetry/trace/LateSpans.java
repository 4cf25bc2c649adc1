package io.dawsos.telemetry.trace;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spans within a request that is not sampled, which are made at its end, and only where it is
 * kept. Bounded; thread-safe.
 */
final class LateSpans {
  private static final ContextKey<LateSpans> KEY = ContextKey.named("dawsos-late-spans");

  private final List<Runnable> makings = new ArrayList<>(2);

  /**
   * Those of the request that this thread works for; null where there is none, or its is sampled.
   */
  static @Nullable LateSpans current() {
    return Context.current().get(KEY);
  }

  /** The context with these in it. */
  Context in(Context context) {
    return context.with(KEY, this);
  }

  /** Remembers how a span is made that ended. */
  synchronized void add(Runnable making) {
    if (makings.size() < TailProcessor.MAX_SPANS) {
      makings.add(making);
    }
  }

  /** Makes them all. */
  synchronized void make() {
    makings.forEach(Runnable::run);
    makings.clear();
  }
}
