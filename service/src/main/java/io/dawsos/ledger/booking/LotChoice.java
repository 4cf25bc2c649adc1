package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.BookingMethod;
import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Chooses among the lots that match a reduction, as the account's booking method says. */
final class LotChoice {
  private static final Comparator<Position> BY_DATE = Comparator.comparing(p -> lot(p).date());

  private LotChoice() {}

  /** A reduction that the method cannot book; the message says why. */
  static final class AmbiguousMatchException extends Exception {
    AmbiguousMatchException(String message) {
      super(message);
    }
  }

  /** Returns the legs that take the units from their lots; none where no lot matches. */
  static List<Leg> choose(Leg leg, BigDecimal units, LotSearch lots, BookingMethod method)
      throws AmbiguousMatchException {
    return switch (method) {
      case STRICT -> strict(leg, units, lots.all(), false);
      case STRICT_WITH_SIZE -> strict(leg, units, lots.all(), true);
      case FIFO, LIFO, HIFO -> inOrder(leg, units, lots, method);
      case AVERAGE -> {
        if (lots.all().isEmpty()) {
          yield List.of();
        }
        throw new AmbiguousMatchException(
            "Booking by AVERAGE is not supported; choose another method, or set ledger.average_booking");
      }
      case NONE -> List.of(leg);
    };
  }

  private static List<Leg> strict(Leg leg, BigDecimal units, List<Position> matches, boolean bySize)
      throws AmbiguousMatchException {
    if (matches.isEmpty()) {
      return List.of();
    }
    if (matches.size() == 1) {
      Position match = matches.get(0);
      if (number(match).abs().compareTo(units.abs()) < 0) {
        throw notEnough(leg, matches);
      }
      return List.of(leg.ofLot(units, match.cost()));
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Position match : matches) {
      sum = Decimals.plus(sum, number(match));
    }
    if (sum.compareTo(units.negate()) == 0) {
      return matches.stream()
          .map(match -> leg.ofLot(number(match).negate(), match.cost()))
          .toList();
    }
    if (bySize) {
      for (Position match : matches.stream().sorted(BY_DATE).toList()) {
        if (number(match).compareTo(units.negate()) == 0) {
          return List.of(leg.ofLot(number(match).negate(), match.cost()));
        }
      }
    }
    throw new AmbiguousMatchException(
        "Ambiguous matches for %s; write the lot's cost, date or label"
            .formatted(describe(leg, matches)));
  }

  private static List<Leg> inOrder(Leg leg, BigDecimal units, LotSearch lots, BookingMethod method)
      throws AmbiguousMatchException {
    List<Leg> legs = new ArrayList<>(2);
    BigDecimal remaining = units.abs();
    for (Position match : lots.inOrder(method)) {
      if (remaining.signum() <= 0) {
        break;
      }
      if (number(match).signum() == units.signum()) {
        continue;
      }
      BigDecimal size = number(match).abs().min(remaining);
      legs.add(leg.ofLot(units.signum() < 0 ? size.negate() : size, match.cost()));
      remaining = Decimals.minus(remaining, size);
    }
    if (remaining.signum() > 0) {
      List<Position> matches = lots.all();
      if (matches.isEmpty()) {
        return List.of();
      }
      throw notEnough(leg, matches);
    }
    return legs;
  }

  static AmbiguousMatchException notEnough(Leg leg, List<Position> matches) {
    return new AmbiguousMatchException(
        "Not enough lots to reduce %s; reduce less".formatted(describe(leg, matches)));
  }

  private static String describe(Leg leg, List<Position> matches) {
    BigDecimal units = Objects.requireNonNull(leg.number());
    return "\""
        + units.toPlainString()
        + " "
        + leg.currency()
        + "\": "
        + LotSearch.describe(matches);
  }

  private static Cost lot(Position position) {
    return Objects.requireNonNull(position.cost());
  }

  private static BigDecimal number(Position position) {
    return position.units().number();
  }
}
