package io.dawsos.pack;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cash dividend.
 *
 * @param exDate the first day on which the security trades without it
 * @param recordDate whose holders are paid; null where it is not known
 * @param payDate when it is paid; null where it is not known
 * @param amount gross cash for one unit as held on the ex-date, above zero
 * @param source where it is known from, a name as of price sources
 */
public record Dividend(
    SecurityId security,
    LocalDate exDate,
    @Nullable LocalDate recordDate,
    @Nullable LocalDate payDate,
    BigDecimal amount,
    CurrencyCode currency,
    String source) {
  /** Refuses amounts of zero and below, and payment in kind. */
  public Dividend {
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException(
          "dividend of %s on %s is not above zero".formatted(security, exDate));
    }
    if (!currency.isIso4217()) {
      throw new IllegalArgumentException(
          "dividend of %s on %s in %s, which is no currency of ISO 4217"
              .formatted(security, exDate, currency));
    }
    SourceName.check(source);
  }
}
