package io.dawsos.ledger.model;

/**
 * The rules that a ledger is read by, whatever it says itself. Immutable.
 *
 * @param dialect the release of Beancount that is followed
 * @param averageBooking whether lots may be merged at their average cost, which no release of
 *     Beancount does
 */
public record LedgerRules(Dialect dialect, boolean averageBooking) {
  /** The rules of Beancount 3.2.3. */
  public static final LedgerRules DEFAULT = of(Dialect.V3);

  /** Returns the rules of a release of Beancount, without extensions. */
  public static LedgerRules of(Dialect dialect) {
    return new LedgerRules(dialect, false);
  }

  /** Returns the dialect, with {@code +average} behind it where average booking is on. */
  @Override
  public String toString() {
    return averageBooking ? dialect + "+average" : dialect.toString();
  }
}
