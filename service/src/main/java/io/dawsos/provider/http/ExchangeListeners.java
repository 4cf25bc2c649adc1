package io.dawsos.provider.http;

import java.util.ArrayList;
import java.util.List;
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
  public Sent started(Sending sending) {
    List<Sent> sent = new ArrayList<>(listeners.size());
    for (ExchangeListener listener : listeners) {
      quietly(() -> sent.add(listener.started(sending)));
    }
    return exchange -> {
      for (int i = sent.size() - 1; i >= 0; i--) {
        Sent each = sent.get(i);
        quietly(() -> each.finished(exchange));
      }
    };
  }

  private static void quietly(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.warn("a listener of exchanges failed", e);
    }
  }
}
