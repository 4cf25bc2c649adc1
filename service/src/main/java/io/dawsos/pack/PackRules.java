package io.dawsos.pack;

import io.dawsos.money.CurrencyCode;
import org.jspecify.annotations.Nullable;

/**
 * Under which rules a pack was built, as its canonical content names them.
 *
 * @param policy id of the pricing policy
 * @param policySha256 hash of the policy's canonical text; null for packs of format 1, which did
 *     not record it
 * @param pivot the policy's triangulation currency
 */
public record PackRules(String policy, @Nullable String policySha256, CurrencyCode pivot) {}
