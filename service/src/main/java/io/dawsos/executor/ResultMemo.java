package io.dawsos.executor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was computed, and lets requests for the same at once wait for the first of them.
 * Every caller looks up the portfolios of what it is given, as if it had computed it. Thread-safe.
 */
final class ResultMemo {
  private final long capacity;
  private final Cache<Key, Computation> computed;
  private final Map<Key, CompletableFuture<@Nullable Computation>> running =
      new ConcurrentHashMap<>();

  /** A memo of so many bytes; with 0 it remembers nothing. */
  ResultMemo(long capacity) {
    this.capacity = capacity;
    this.computed =
        Caffeine.newBuilder()
            .maximumWeight(capacity)
            .weigher((Key key, Computation value) -> key.inputs().length() + value.weight())
            .build();
  }

  /** What a computation is a function of, but for the portfolios that it asks for. */
  record Key(
      String patternSha256, String inputs, PackId pack, String ledgerCommitHash, LocalDate asOf) {}

  /**
   * Finds what was computed for the key.
   *
   * @param caller the portfolios that the caller may see
   */
  Optional<Computation> find(Key key, Function<PortfolioId, Optional<Portfolio>> caller) {
    return Optional.ofNullable(computed.getIfPresent(key))
        .filter(known -> known.isSeenThrough(caller));
  }

  /**
   * Returns what was computed for the key, computing it where nobody has.
   *
   * @param caller the portfolios that the caller may see
   * @param run computes with those portfolios
   */
  Computation get(Key key, Portfolios caller, Supplier<Computation> run) {
    if (capacity == 0) {
      return run.get();
    }
    while (true) {
      Optional<Computation> known = find(key, caller::find);
      if (known.isPresent()) {
        return known.get();
      }
      CompletableFuture<@Nullable Computation> mine = new CompletableFuture<>();
      CompletableFuture<@Nullable Computation> first = running.putIfAbsent(key, mine);
      if (first == null) {
        return compute(key, mine, run);
      }
      Computation others = awaitEnd(first);
      if (others != null && others.isSeenThrough(caller::find)) {
        return others;
      }
    }
  }

  private Computation compute(
      Key key, CompletableFuture<@Nullable Computation> mine, Supplier<Computation> run) {
    Computation made = null;
    try {
      Computation ran = run.get();
      if (ran.isReproducible()) {
        made = ran.kept();
        computed.put(key, made);
      }
      return ran;
    } finally {
      // First out of the way, so that who gets nothing of it finds nobody to wait for.
      running.remove(key, mine);
      mine.complete(made);
    }
  }

  /** What another's run gave; null where it failed or lacks panels, which may be its bad luck. */
  private static @Nullable Computation awaitEnd(CompletableFuture<@Nullable Computation> first) {
    try {
      return first.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DawsosException(
          ErrorCode.DEADLINE_EXCEEDED,
          "the execution was cancelled",
          "ask for less at once, or raise executor.timeout in config.yml",
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // nobody completes it so
    }
  }
}
