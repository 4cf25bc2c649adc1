package io.dawsos.provider.http;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody waits or a test says so; remembers every wait. */
public final class VirtualTime implements Timing {
  private final AtomicLong nanos = new AtomicLong(1_000_000_000L);
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  /** A client that lives in this time; its pauses vary the same way in every run. */
  public ProviderClient client(ProviderSettings settings) {
    return client(settings, ExchangeListener.NONE);
  }

  /** The same with a listener. */
  public ProviderClient client(ProviderSettings settings, ExchangeListener listener) {
    return new ProviderClient(settings, listener, this, new Random(1));
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** Every wait so far, in order. */
  public List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void sleep(Duration pause) {
    waits.add(pause);
    pass(pause);
  }
}
