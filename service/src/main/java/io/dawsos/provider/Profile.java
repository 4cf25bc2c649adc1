package io.dawsos.provider;

import org.jspecify.annotations.Nullable;

/**
 * What a provider knows of a security; null stands for what it does not say.
 *
 * @param unit the currency of its quotes in the provider's spelling, such as {@code GBp}
 */
public record Profile(
    String symbol,
    @Nullable String name,
    @Nullable String unit,
    @Nullable String exchange,
    @Nullable String sector,
    @Nullable String industry,
    @Nullable String country,
    @Nullable String isin) {}
