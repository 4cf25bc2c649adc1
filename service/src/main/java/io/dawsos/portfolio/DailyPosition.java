package io.dawsos.portfolio;

import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one account held of one commodity at the end of a date. Nothing is rounded.
 *
 * @param cost total cost of the lots; null where a lot has none or two have different currencies
 * @param value in the portfolio's base currency; null where it cannot be computed
 */
public record DailyPosition(
    String account,
    CurrencyCode commodity,
    BigDecimal units,
    @Nullable Amount cost,
    @Nullable BigDecimal value) {
  static DailyPosition of(ValuedPosition position) {
    return new DailyPosition(
        position.account(),
        position.commodity(),
        position.units(),
        position.cost(),
        position.value());
  }
}
