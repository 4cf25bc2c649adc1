package io.dawsos.portfolio.performance;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Something that crossed a portfolio's border.
 *
 * @param date the day of the transaction
 * @param countedOn the valuation day on which it counts, and by whose pack it is valued
 * @param amount its value in the base currency, exact; above zero for what came in
 * @param timing when it counts on that day
 * @param account the account on the other side, the first of several
 */
public record ExternalFlow(
    LocalDate date, LocalDate countedOn, BigDecimal amount, Timing timing, String account) {
  /** When a flow counts on its day. */
  public enum Timing {
    /** Cash that came in: it was there all day. */
    START,
    /** What went out, and securities, which are valued by closing prices. */
    END
  }
}
