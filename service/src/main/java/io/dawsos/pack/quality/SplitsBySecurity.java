package io.dawsos.pack.quality;

import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The splits of securities by date: of each day one, as a pack takes it. */
final class SplitsBySecurity {
  private final Map<SecurityId, SortedMap<LocalDate, Split>> splits = new HashMap<>();

  SplitsBySecurity(Collection<Split> all) {
    // Several sources may know a split; the builder takes the first by name too.
    all.stream()
        .sorted(Comparator.comparing(Split::source))
        .forEach(
            split ->
                splits
                    .computeIfAbsent(split.security(), security -> new TreeMap<>())
                    .putIfAbsent(split.exDate(), split));
  }

  /** Those that have any. */
  Set<SecurityId> securities() {
    return Collections.unmodifiableSet(splits.keySet());
  }

  /** The splits that came into force after the first date up to the last as one; null for none. */
  @Nullable Split between(SecurityId security, LocalDate after, LocalDate last) {
    return after.isBefore(last) ? joined(security, after, last.plusDays(1)) : null;
  }

  /** All splits that came into force after the date as one; null for none. */
  @Nullable Split after(SecurityId security, LocalDate date) {
    return joined(security, date, LocalDate.MAX);
  }

  private @Nullable Split joined(SecurityId security, LocalDate after, LocalDate end) {
    SortedMap<LocalDate, Split> known = splits.get(security);
    if (known == null) {
      return null;
    }
    Split joined = null;
    for (Split split : known.subMap(after.plusDays(1), end).values()) {
      joined = joined == null ? split : join(joined, split);
    }
    return joined;
  }

  private static Split join(Split earlier, Split later) {
    BigDecimal newUnits = earlier.newUnits().multiply(later.newUnits());
    BigDecimal oldUnits = earlier.oldUnits().multiply(later.oldUnits());
    return new Split(later.security(), later.exDate(), newUnits, oldUnits, later.source());
  }
}
