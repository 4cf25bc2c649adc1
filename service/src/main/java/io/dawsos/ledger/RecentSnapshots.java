package io.dawsos.ledger;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The snapshots that were used last: a few, or fewer where they are large. Thread-safe.
 *
 * @param <K> what they are found by
 */
final class RecentSnapshots<K> {
  private static final int MOST = 5;

  /** Beyond so many directives in all, which take about half a gigabyte, only one is kept. */
  private static final int MOST_DIRECTIVES = 500_000;

  private final Map<K, LedgerSnapshot> byKey =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

  synchronized Optional<LedgerSnapshot> find(K key) {
    return Optional.ofNullable(byKey.get(key));
  }

  synchronized void put(K key, LedgerSnapshot snapshot) {
    byKey.put(key, snapshot);
    Iterator<LedgerSnapshot> oldest = byKey.values().iterator();
    while (byKey.size() > 1 && (byKey.size() > MOST || directives() > MOST_DIRECTIVES)) {
      oldest.next();
      oldest.remove();
    }
  }

  private long directives() {
    return byKey.values().stream().mapToLong(each -> each.directives().size()).sum();
  }
}
