package io.dawsos.ledger.model;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of which the number, the currency or both may be left to interpolation. Immutable.
 *
 * @param number the number, or null when it is missing
 * @param currency the currency, or null when it is missing
 */
public record PartialAmount(@Nullable BigDecimal number, @Nullable CurrencyCode currency) {}
