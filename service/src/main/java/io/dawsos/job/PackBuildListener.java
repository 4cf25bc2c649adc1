package io.dawsos.job;

import io.dawsos.pack.PackId;
import io.dawsos.pack.store.PackStore.Sealed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears of packs that are built, by commands and by the nightly job, in the thread that builds.
 * What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface PackBuildListener {
  /** Hears nothing. */
  PackBuildListener NONE = id -> (pack, failure) -> {};

  /** All of them, told in this order and of ends in the opposite one. */
  static PackBuildListener all(List<PackBuildListener> listeners) {
    List<PackBuildListener> hearing =
        listeners.stream().filter(listener -> listener != NONE).toList();
    return hearing.isEmpty() ? NONE : new PackBuildListeners(hearing);
  }

  /** The build of a pack begins; a dry run is none. */
  Building started(PackId id);

  /** A build that began. */
  @FunctionalInterface
  interface Building {
    /**
     * The build ended; told once.
     *
     * @param pack what is stored now, new or as before; null where nothing was sealed
     * @param failure what was thrown; null where nothing was. With neither, too much was missing
     */
    void ended(@Nullable Sealed pack, @Nullable Throwable failure);
  }
}
