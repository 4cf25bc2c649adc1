package io.dawsos.provider;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A closing price in a provider's own terms.
 *
 * @param symbol the provider's symbol, as it was asked for
 * @param close price of one unit, above zero
 * @param unit the currency or its minor unit in the provider's spelling, such as {@code GBp}; null
 *     where the provider does not say, so that the symbol table decides
 * @param date the trading day
 * @param adjustment what the price was changed by since
 */
public record Quote(
    String symbol,
    BigDecimal close,
    @Nullable String unit,
    LocalDate date,
    Adjustment adjustment) {}
