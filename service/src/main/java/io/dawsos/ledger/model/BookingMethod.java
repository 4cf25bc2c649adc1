package io.dawsos.ledger.model;

import java.util.Arrays;
import java.util.Optional;

/** How a reduction of an account held at cost chooses among the lots that match it. */
public enum BookingMethod {
  /** One lot must match, or the reduction must be all that matches. */
  STRICT,
  /** As STRICT, but a lot of exactly the reduced size is taken where several match. */
  STRICT_WITH_SIZE,
  /** No matching: each posting adds a lot of its own, of either sign. */
  NONE,
  /** Declared by the language and refused on reduction. */
  AVERAGE,
  /** The oldest lot first. */
  FIFO,
  /** The newest lot first. */
  LIFO,
  /** The most expensive lot first. */
  HIFO;

  /** Returns the method of this name, which is case-sensitive, if the dialect has it. */
  public static Optional<BookingMethod> find(String name, Dialect dialect) {
    return Arrays.stream(values())
        .filter(method -> method.name().equals(name))
        .filter(method -> dialect == Dialect.V3 || !(method == HIFO || method == STRICT_WITH_SIZE))
        .findFirst();
  }
}
