package io.dawsos.provider;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One observation of a macro-economic series.
 *
 * @param date the day, or the first day of the period, that is observed
 * @param value null where the series says that there is none
 * @param knownFrom the first day on which this value was published; null where the provider does
 *     not say
 */
public record Observation(
    LocalDate date, @Nullable BigDecimal value, @Nullable LocalDate knownFrom) {}
