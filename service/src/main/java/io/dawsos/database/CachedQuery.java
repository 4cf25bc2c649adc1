package io.dawsos.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;

/**
 * A query whose answers are kept until something in the database changes. An answer of nothing is
 * not kept, so that asking for what does not exist pushes out nothing. Thread-safe.
 *
 * @param <K> what is asked for; needs equality by value
 * @param <V> an immutable answer
 */
public final class CachedQuery<K, V> {
  private final ChangeFeed feed;
  private final Function<K, Optional<V>> query;
  private final Cache<K, Kept<V>> kept;

  private record Kept<V>(long version, V value) {}

  /**
   * A query over the feed's database.
   *
   * @param maximumSize most answers that are kept
   * @param query asks the database; its tables have to notify the feed of their changes
   */
  public CachedQuery(ChangeFeed feed, long maximumSize, Function<K, Optional<V>> query) {
    this.feed = feed;
    this.query = query;
    this.kept = Caffeine.newBuilder().maximumSize(maximumSize).build();
  }

  /** Returns the answer of before where nothing has changed since; never asks the database. */
  public Optional<V> kept(K key) {
    return kept(key, feed.version());
  }

  private Optional<V> kept(K key, long version) {
    Kept<V> found = version == ChangeFeed.UNKNOWN ? null : kept.getIfPresent(key);
    return found != null && found.version() == version
        ? Optional.of(found.value())
        : Optional.empty();
  }

  /** Returns the answer, from memory where nothing has changed since it was queried. */
  public Optional<V> find(K key) {
    long version = feed.version();
    if (version == ChangeFeed.UNKNOWN) {
      return query.apply(key);
    }
    Optional<V> found = kept(key, version);
    if (found.isPresent()) {
      return found;
    }
    // The version of before the query: a change that comes while it runs makes its answer old.
    Optional<V> answer = query.apply(key);
    answer.ifPresent(value -> kept.put(key, new Kept<>(version, value)));
    return answer;
  }
}
