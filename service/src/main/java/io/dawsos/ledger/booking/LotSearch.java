package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.BookingMethod;
import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.CostSpec;
import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.Position;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lots that a description matches, found by their date or cost where it names one. */
final class LotSearch {
  private static final int SHOWN = 10;
  private static final Comparator<Position> BY_DATE = Comparator.comparing(p -> lot(p).date());
  private static final Comparator<Position> BY_COST = Comparator.comparing(p -> lot(p).number());

  private final Inventory held;
  private final CurrencyCode currency;
  private final CostSpec spec;
  private final @Nullable BigDecimal unitCost;

  LotSearch(Inventory held, CurrencyCode currency, BigDecimal units, CostSpec spec) {
    this.held = held;
    this.currency = currency;
    this.spec = spec;
    this.unitCost = spec.unitCost(units).orElse(null);
  }

  /** Returns all of them, in inventory order. */
  List<Position> all() {
    List<Position> matches = new ArrayList<>(2);
    inOrder(BookingMethod.NONE).forEach(matches::add);
    return matches;
  }

  /** Returns them in the order in which the method takes them, found one by one. */
  Iterable<Position> inOrder(BookingMethod method) {
    if (method == BookingMethod.NONE
        || method == BookingMethod.STRICT
        || method == BookingMethod.STRICT_WITH_SIZE) {
      return () -> new Matches(candidates().iterator());
    }
    if (spec.date() != null || unitCost != null) {
      List<Position> matches = all();
      matches.sort(order(method));
      return matches;
    }
    return () -> new Matches(held.lotsInOrder(currency, method).iterator());
  }

  private static Comparator<Position> order(BookingMethod method) {
    return switch (method) {
      case LIFO -> BY_DATE.reversed();
      case HIFO -> BY_COST.reversed();
      default -> BY_DATE;
    };
  }

  private Iterable<Position> candidates() {
    if (spec.date() != null) {
      return held.lotsAcquired(currency, spec.date());
    }
    return unitCost != null
        ? held.lotsCosting(currency, unitCost)
        : held.lotsInOrder(currency, BookingMethod.NONE);
  }

  private boolean matches(Position position) {
    Cost cost = position.cost();
    return cost != null
        && (unitCost == null || cost.number().compareTo(unitCost) == 0)
        && (spec.currency() == null || spec.currency().equals(cost.currency()))
        && (spec.date() == null || spec.date().equals(cost.date()))
        && matchesLabel(cost);
  }

  private boolean matchesLabel(Cost cost) {
    return spec.label() == null || spec.label().isEmpty() || spec.label().equals(cost.label());
  }

  private static Cost lot(Position position) {
    return Objects.requireNonNull(position.cost());
  }

  /** Goes on to the next match only when it is asked for. */
  private final class Matches implements Iterator<Position> {
    private final Iterator<Position> candidates;
    private @Nullable Position next;

    Matches(Iterator<Position> candidates) {
      this.candidates = candidates;
    }

    @Override
    public boolean hasNext() {
      while (next == null && candidates.hasNext()) {
        Position candidate = candidates.next();
        next = matches(candidate) ? candidate : null;
      }
      return next != null;
    }

    @Override
    public Position next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      Position match = next;
      next = null;
      return match;
    }
  }

  /** Returns the first of the positions for a message. */
  static String describe(Collection<Position> positions) {
    String shown =
        positions.stream().limit(SHOWN).map(Position::toString).collect(Collectors.joining(", "));
    return positions.size() > SHOWN ? shown + ", ..." : shown;
  }
}
