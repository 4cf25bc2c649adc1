package io.dawsos.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lots of every holding account. Single-threaded. */
final class LotBook {
  static final Comparator<Lot> OLDEST_FIRST = Comparator.comparing(Lot::acquired);
  static final Comparator<Lot> DEAREST_FIRST =
      Comparator.comparing(Lot::cost).reversed().thenComparing(Lot::acquired);

  private final Map<String, List<Lot>> lotsByAccount = new TreeMap<>();

  void add(String account, Lot lot) {
    List<Lot> lots = lots(account);
    Lot merged = lot;
    for (Lot held : lots(account)) {
      if (held.sameCost(lot)) {
        lots.remove(held);
        merged = held.withUnits(held.units().add(lot.units()));
      }
    }
    lots.add(merged);
    lots.sort(OLDEST_FIRST);
    lotsByAccount.put(account, lots);
  }

  /** Removes units, lot by lot in the given order; returns what was removed from each lot. */
  List<Lot> take(String account, BigDecimal units, Comparator<Lot> order) {
    List<Lot> taken = new ArrayList<>();
    List<Lot> kept = new ArrayList<>();
    BigDecimal open = units;
    for (Lot lot : lots(account).stream().sorted(order).toList()) {
      BigDecimal part = lot.units().min(open);
      open = open.subtract(part);
      if (part.signum() > 0) {
        taken.add(lot.withUnits(part));
      }
      if (part.compareTo(lot.units()) < 0) {
        kept.add(lot.withUnits(lot.units().subtract(part)));
      }
    }
    if (open.signum() > 0) {
      throw new IllegalArgumentException("%s lacks %s units".formatted(account, open));
    }
    kept.sort(OLDEST_FIRST);
    lotsByAccount.put(account, kept);
    return taken;
  }

  /** A copy, oldest first. */
  List<Lot> lots(String account) {
    return new ArrayList<>(lotsByAccount.getOrDefault(account, List.of()));
  }

  BigDecimal units(String account) {
    return lots(account).stream().map(Lot::units).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
