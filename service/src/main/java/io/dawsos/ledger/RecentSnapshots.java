package io.dawsos.ledger;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The snapshots that were used last: a few, or fewer where they are large. Thread-safe. */
final class RecentSnapshots {
  private static final int MOST = 5;

  /** Beyond so many directives in all, which take about half a gigabyte, only one is kept. */
  private static final int MOST_DIRECTIVES = 500_000;

  private final Map<LedgerCommit, LedgerSnapshot> byCommit =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

  synchronized Optional<LedgerSnapshot> find(LedgerCommit commit) {
    return Optional.ofNullable(byCommit.get(commit));
  }

  synchronized void put(LedgerSnapshot snapshot) {
    byCommit.put(snapshot.commit(), snapshot);
    Iterator<LedgerSnapshot> oldest = byCommit.values().iterator();
    while (byCommit.size() > 1 && (byCommit.size() > MOST || directives() > MOST_DIRECTIVES)) {
      oldest.next();
      oldest.remove();
    }
  }

  private long directives() {
    return byCommit.values().stream().mapToLong(each -> each.directives().size()).sum();
  }
}
