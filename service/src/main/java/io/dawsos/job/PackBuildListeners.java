package io.dawsos.job;

import io.dawsos.pack.PackId;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several listeners as one, none of which can disturb the build or the others. */
final class PackBuildListeners implements PackBuildListener {
  private static final Logger LOG = LoggerFactory.getLogger(PackBuildListeners.class);

  private final List<PackBuildListener> listeners;

  PackBuildListeners(List<PackBuildListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public Building started(PackId id) {
    List<Building> building = new ArrayList<>(listeners.size());
    for (PackBuildListener listener : listeners) {
      quietly(() -> building.add(listener.started(id)));
    }
    return (pack, failure) -> {
      for (int i = building.size() - 1; i >= 0; i--) {
        Building each = building.get(i);
        quietly(() -> each.ended(pack, failure));
      }
    };
  }

  private static void quietly(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.warn("a listener of pack builds failed", e);
    }
  }
}
