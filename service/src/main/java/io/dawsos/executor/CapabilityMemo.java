package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what pure capabilities gave, up to a number of bytes, and lets callers who want the
 * same at the same time share one call. Failures are not remembered. Thread-safe.
 */
final class CapabilityMemo {
  private final Cache<Key, CapabilityResult> results;
  private final ConcurrentMap<Key, SharedCall<CapabilityResult>> underWay =
      new ConcurrentHashMap<>();

  /** What a result depends on; the arguments hold portfolios as they are defined. */
  record Key(String capability, Object arguments, Pins pins) {}

  CapabilityMemo(long bytes) {
    results =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Key key, CapabilityResult result) -> result.bytes())
            .executor(Runnable::run)
            .build();
  }

  /** Returns what is remembered. */
  Optional<JsonNode> find(Key key) {
    return Optional.ofNullable(results.getIfPresent(key)).map(CapabilityResult::json);
  }

  /** Keeps what a call gave. */
  void keep(Key key, CapabilityResult result) {
    results.put(key, result);
  }

  /**
   * Waits for the call that computes what the key stands for, and starts it where there is none.
   *
   * @param start starts a call that keeps its result
   */
  JsonNode compute(Key key, Deadline deadline, Supplier<SharedCall<CapabilityResult>> start) {
    SharedCall<CapabilityResult> call;
    do {
      CapabilityResult known = results.getIfPresent(key);
      if (known != null) {
        return known.json();
      }
      call = underWay.compute(key, (same, other) -> current(key, other, start));
    } while (call == null);
    try {
      return call.await(deadline).json();
    } finally {
      if (call.isOver()) {
        underWay.remove(key, call);
      }
    }
  }

  /** A call that was joined; null where its result is there by now. */
  private @Nullable SharedCall<CapabilityResult> current(
      Key key,
      @Nullable SharedCall<CapabilityResult> other,
      Supplier<SharedCall<CapabilityResult>> start) {
    if (other != null && other.join()) {
      return other;
    }
    if (results.getIfPresent(key) != null) {
      return null;
    }
    SharedCall<CapabilityResult> call = start.get();
    call.join();
    return call;
  }
}
