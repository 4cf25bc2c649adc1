package io.dawsos.portfolio;

import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxTable.FxRoute;
import io.dawsos.pack.SecurityPrice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * All units of one commodity in one account, valued. Nothing is rounded.
 *
 * @param account the ledger account
 * @param commodity what is held
 * @param units number of units; negative for a short position or a debt
 * @param lots number of lots
 * @param cost total cost of the lots; null where a lot has none or two have different currencies
 * @param price the price used; null for cash and where the pack has none
 * @param localValue value in the currency of the price, or of the cash; null without a price
 * @param fx how that currency converts to the base currency; null where there is no route
 * @param value value in the base currency; null where it cannot be computed
 * @param missing why the value is null; null where it is not
 */
public record ValuedPosition(
    String account,
    CurrencyCode commodity,
    BigDecimal units,
    int lots,
    @Nullable Amount cost,
    @Nullable SecurityPrice price,
    @Nullable Amount localValue,
    @Nullable FxRoute fx,
    @Nullable BigDecimal value,
    @Nullable String missing) {}
