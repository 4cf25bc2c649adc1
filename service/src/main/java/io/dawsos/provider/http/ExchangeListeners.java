package io.dawsos.provider.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several listeners as one, none of which can disturb the exchange or the others. */
final class ExchangeListeners implements ExchangeListener {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeListeners.class);

  private final List<ExchangeListener> listeners;

  ExchangeListeners(List<ExchangeListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public Fetching fetching(Fetch fetch) {
    List<Fetching> begun = begun(listener -> listener.fetching(fetch));
    return failure -> inReverse(begun, each -> each.ended(failure));
  }

  @Override
  public Sent started(Sending sending) {
    List<Sent> begun = begun(listener -> listener.started(sending));
    return exchange -> inReverse(begun, each -> each.finished(exchange));
  }

  private <T> List<T> begun(Function<ExchangeListener, T> event) {
    List<T> begun = new ArrayList<>(listeners.size());
    for (ExchangeListener listener : listeners) {
      quietly(() -> begun.add(event.apply(listener)));
    }
    return begun;
  }

  private static <T> void inReverse(List<T> begun, Consumer<T> event) {
    for (int i = begun.size() - 1; i >= 0; i--) {
      T each = begun.get(i);
      quietly(() -> event.accept(each));
    }
  }

  private static void quietly(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.warn("a listener of exchanges failed", e);
    }
  }
}
