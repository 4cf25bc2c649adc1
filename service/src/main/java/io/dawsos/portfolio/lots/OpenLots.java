package io.dawsos.portfolio.lots;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The lots that are held at a moment of a replay, by account and commodity. Not thread-safe. */
public final class OpenLots {
  /** What a division may leave of a unit; less is nothing. */
  static final BigDecimal DUST = new BigDecimal("1E-18");

  private final Map<Place, List<Lot>> lots = new TreeMap<>();

  private record Place(String account, CurrencyCode commodity) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::account).thenComparing(Place::commodity);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** All lots, by account, then commodity, then as they came. */
  public Stream<Lot> all() {
    return lots.values().stream().flatMap(List::stream);
  }

  /** The lots of a commodity in an account, as they came; a live list. */
  List<Lot> of(String account, CurrencyCode commodity) {
    return lots.computeIfAbsent(new Place(account, commodity), place -> new ArrayList<>());
  }

  static boolean isNothing(BigDecimal units) {
    return units.abs().compareTo(DUST) <= 0;
  }

  void add(Lot lot) {
    of(lot.account(), lot.commodity()).add(lot);
  }

  /** Puts lots in the place of one, which is found by identity. */
  @SuppressWarnings("ReferenceEquality")
  public void replace(Lot lot, List<Lot> parts) {
    List<Lot> held = of(lot.account(), lot.commodity());
    for (int i = 0; i < held.size(); i++) {
      if (held.get(i) == lot) {
        held.remove(i);
        held.addAll(i, parts);
        return;
      }
    }
    throw new IllegalStateException("not held: " + lot);
  }

  /**
   * Takes units from the lots of an account whose sign is the opposite, in an order. Returns what
   * was taken, with units of the lots' sign; less than asked for where there is not enough.
   */
  List<Lot> take(LotEvent.Part part, Comparator<Lot> order, Predicate<Lot> eligible) {
    List<Lot> held = of(part.account(), part.commodity());
    List<Lot> chosen =
        held.stream()
            .filter(lot -> lot.units().signum() * part.units().signum() < 0)
            .filter(eligible)
            .sorted(order)
            .toList();
    BigDecimal wanted = part.units().negate();
    List<Lot> taken = new ArrayList<>();
    for (Lot lot : chosen) {
      if (isNothing(wanted)) {
        break;
      }
      boolean whole = lot.units().abs().subtract(wanted.abs()).compareTo(DUST) <= 0;
      Lot piece = whole ? lot : lot.withUnits(wanted);
      replace(lot, whole ? List.of() : List.of(lot.withUnits(lot.units().subtract(wanted))));
      taken.add(piece);
      wanted = wanted.subtract(piece.units());
    }
    return taken;
  }
}
