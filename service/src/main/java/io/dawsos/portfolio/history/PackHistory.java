package io.dawsos.portfolio.history;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.pack.SecurityId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was quoted before a pinned pack, so that figures over many days follow from that pack and a
 * ledger version alone. Implementations are thread-safe.
 */
public interface PackHistory {
  /**
   * Returns the days that a pinned pack sees: its own, and each earlier date's newest pack under
   * the same policy that was sealed no later than it. What was sealed later is never seen.
   *
   * @throws io.dawsos.error.DawsosException PACK_UNKNOWN
   */
  PackTimeline upTo(PackId pinned);

  /**
   * Returns the prices of securities on these days, a column for each currency in which one was
   * quoted; a security that was never quoted is left out.
   */
  Map<SecurityId, List<PriceColumn>> prices(PackTimeline timeline, Set<SecurityId> securities);

  /** Returns how currencies convert to another on these days; one without any rate is left out. */
  Map<CurrencyCode, RateColumn> rates(
      PackTimeline timeline, Set<CurrencyCode> from, CurrencyCode to);
}
