package io.dawsos.portfolio;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number, or why there is none: what is computed of something missing is missing for the same
 * reason. Not rounded; products carry 34 significant digits. Immutable.
 *
 * @param number null where there is none
 * @param missing why there is none; null where there is one
 */
public record Figure(@Nullable BigDecimal number, @Nullable String missing) {
  /** Nothing at all, which is known. */
  public static final Figure ZERO = of(BigDecimal.ZERO);

  /** Refuses both or neither. */
  public Figure {
    if ((number == null) == (missing == null)) {
      throw new IllegalArgumentException("a figure has a number or a reason why not");
    }
  }

  /** A known number. */
  public static Figure of(BigDecimal number) {
    return new Figure(number, null);
  }

  /** A figure that cannot be computed, and why. */
  public static Figure missing(String reason) {
    return new Figure(null, reason);
  }

  /** Adds up figures; the sum is missing where one of them is. */
  public static Collector<Figure, ?, Figure> sum() {
    return java.util.stream.Collectors.reducing(ZERO, Figure::plus);
  }

  /** Why those of some figures that are missing are; each reason once, as they come. */
  public static List<String> reasons(Figure... figures) {
    return Stream.of(figures).flatMap(each -> Stream.ofNullable(each.missing)).distinct().toList();
  }

  /** Whether there is a number. */
  public boolean isKnown() {
    return number != null;
  }

  /** The number, if there is one. */
  public Optional<BigDecimal> value() {
    return Optional.ofNullable(number);
  }

  /** The sum. */
  public Figure plus(Figure other) {
    if (number == null || other.number == null) {
      return number == null ? this : other;
    }
    return of(number.add(other.number));
  }

  /** The difference. */
  public Figure minus(Figure other) {
    return plus(other.negate());
  }

  /** The opposite. */
  public Figure negate() {
    return map(BigDecimal::negate);
  }

  /** The product. */
  public Figure times(BigDecimal factor) {
    return map(each -> each.multiply(factor, Decimals.DIVISION));
  }

  /** The product. */
  public Figure times(Figure factor) {
    return factor.number == null ? (isKnown() ? factor : this) : times(factor.number);
  }

  /** Another number made of this one, where there is one. */
  public Figure map(Function<BigDecimal, BigDecimal> change) {
    return number == null ? this : of(change.apply(number));
  }

  /** The number rounded for output; null where there is none. */
  public @Nullable BigDecimal rounded(CurrencyCode currency) {
    return number == null ? null : Decimals.toCurrency(number, currency);
  }

  @Override
  public String toString() {
    return number == null ? "missing: " + missing : Decimals.canonical(number);
  }
}
